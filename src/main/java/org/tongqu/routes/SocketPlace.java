package org.tongqu.routes;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.time.Duration;
import java.util.Map;

/**
 * Where a framed connection leads, and how its frames look: the parameters of {@code
 * deliver-socket}.
 *
 * @param heartbeat silence after which the hub says that it is there; a partner that is silent for
 *     three times as long is gone
 */
record SocketPlace(String host, int port, FrameHead head, Codes codes, Duration heartbeat) {
    private static final int MOST_DIGITS = 8;

    /** Codes of frames by what they are for. */
    record Codes(
            String request,
            String reply,
            String progress,
            String progressAnswer,
            String heartbeat) {}

    /** Reads the parameters of a connection; CONFIG_INVALID names the one that is wrong. */
    static SocketPlace of(Map<String, String> parameters) {
        int codeDigits = number(parameters, "codeDigits", MOST_DIGITS);
        return new SocketPlace(
                text(parameters, "host", ".+"),
                number(parameters, "port", 65_535),
                new FrameHead(
                        number(parameters, "lengthDigits", MOST_DIGITS),
                        codeDigits,
                        text(parameters, "headTail", "[!-~]{0,32}"),
                        number(parameters, "longest", 1 << 20)),
                new Codes(
                        code(parameters, "requestCode", codeDigits),
                        code(parameters, "replyCode", codeDigits),
                        code(parameters, "progressCode", codeDigits),
                        code(parameters, "progressAnswerCode", codeDigits),
                        code(parameters, "heartbeatCode", codeDigits)),
                Duration.parse(text(parameters, "heartbeat", "PT[0-9.]+[MS]")));
    }

    private static String code(Map<String, String> parameters, String name, int digits) {
        return text(parameters, name, "[0-9]{" + digits + "}");
    }

    private static int number(Map<String, String> parameters, String name, int most) {
        int number = Integer.parseInt(text(parameters, name, "[0-9]{1,8}"));
        if (number < 1 || number > most) {
            throw wrong(name);
        }
        return number;
    }

    private static String text(Map<String, String> parameters, String name, String pattern) {
        String value = parameters.getOrDefault(name, "");
        if (!value.matches(pattern)) {
            throw wrong(name);
        }
        return value;
    }

    private static TongquException wrong(String name) {
        return new TongquException(
                ErrorCode.CONFIG_INVALID,
                "the parameter " + name + " of deliver-socket is missing or wrong");
    }
}
