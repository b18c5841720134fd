package org.tongqu.onboarding.internal.connect;

import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.Trial.Cause;

import java.util.List;
import java.util.Locale;

/** What a failure probably means, told by its words. */
record LikelyCause(List<String> words, Cause cause) {

    private static final List<LikelyCause> KNOWN =
            List.of(
                    of(
                            "key_unavailable|made up",
                            "本方缺少密钥文件：tongqu partner check",
                            "key files are missing here: tongqu partner check"),
                    of(
                            "unknownhost",
                            "地址无法解析：核对主机名与 DNS",
                            "the name does not resolve: check host and DNS"),
                    of(
                            "connection refused",
                            "端口无人监听，或防火墙拒绝",
                            "nothing listens on the port, or a firewall refuses"),
                    of(
                            "no route to host|network is unreachable",
                            "网络不通：核对路由与专线",
                            "no way there: check routes and lines"),
                    of(
                            "reject hostkey|hostkey has been changed|unknownhostkey",
                            "主机密钥与固定的不同：核对 hostKey，谨防中间人",
                            "the host key is not the pinned one: check hostKey, beware of a man in the middle"),
                    of(
                            "auth fail|auth cancel",
                            "登录被拒：对方未登记我方公钥，或用户名不对",
                            "login refused: our key is not authorised there, or the user is wrong"),
                    of(
                            "no such file|2: ",
                            "目录不存在：核对 directory",
                            "the directory is not there: check `directory`"),
                    of(
                            "pkix|unable to find valid certification path|certificate_unknown|trustanchor",
                            "对方证书不是固定的那张：核对 tlsCertificate，谨防中间人",
                            "its certificate is not the pinned one: check tlsCertificate, beware of a man in the middle"),
                    of(
                            "no subject alternative|hostname",
                            "证书不含该主机名或地址",
                            "the certificate does not name this host"),
                    of("notafter|certificateexpired", "对方证书已过期", "its certificate has expired"),
                    of(
                            "bad_certificate|certificate_required|handshake_failure",
                            "对方要求客户端证书，或没有共同的密码套件",
                            "it wants a client certificate, or no cipher is shared"),
                    of(
                            "protocol_version|not an ssl/tls record|unsupported or unrecognized",
                            "协议版本不同，或该端口不是 TLS",
                            "another TLS version, or no TLS at that port"),
                    of(
                            "jmssecurity|unable to validate user",
                            "账号或口令不对",
                            "account or password is wrong"),
                    of(
                            "unknowntopic|does not host this topic",
                            "主题不存在或无权",
                            "the topic is not there, or we may not see it"),
                    of(
                            "non_existing|does not exist|invaliddestination",
                            "队列不存在或无权",
                            "the queue is not there, or we may not use it"),
                    of(
                            "received no bytes",
                            "对方断开了连接：多为不认本方的客户端证书",
                            "it hung up: mostly because it does not know our client certificate"),
                    of(
                            "no wsdl",
                            "该地址没有 WSDL：核对 url",
                            "there is no WSDL at that address: check `url`"),
                    of(
                            "no head of|no heartbeat|longer than agreed|eofexception",
                            "对方的报文头与约定不同，或断开了连接：核对 headTail 与各长度",
                            "its frames are not of the agreed form, or it hung up: check headTail and the lengths"),
                    of(
                            "signature_invalid",
                            "答复的签名不成立：核对对方签名证书",
                            "the answer's signature does not hold: check the partner's signing certificate"),
                    of(
                            "http status",
                            "对方拒绝了测试报文：核对密封方式与口令",
                            "it refused the test message: check suite and password"),
                    of(
                            "timed out|timeout|timeoutexception",
                            "无应答：多为防火墙丢弃，或对方未启动",
                            "no answer: a firewall drops it, or the other side is down"));

    private static final int DEEPEST = 4;

    private static final Cause UNKNOWN =
            new Cause("原因不明：把这一行发给对方", "unknown: show this line to the partner");

    private static LikelyCause of(String words, String zh, String en) {
        return new LikelyCause(List.of(words.split("\\|")), new Cause(zh, en));
    }

    /** The first cause that the words of a failure speak for. */
    static Cause of(Throwable failure) {
        String said = words(failure).toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> known.words().stream().anyMatch(said::contains))
                .map(LikelyCause::cause)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** What a failure and its causes say, in one line. */
    static String words(Throwable failure) {
        StringBuilder words = new StringBuilder(name(failure)).append(said(failure));
        Throwable one = failure.getCause();
        for (int depth = 1; one != null && depth < DEEPEST; depth++) {
            if (words.indexOf(said(one)) < 0) {
                words.append(" ← ").append(name(one)).append(said(one));
            }
            one = one.getCause();
        }
        return words.toString();
    }

    private static String name(Throwable failure) {
        return failure instanceof TongquException known
                ? known.code().name()
                : failure.getClass().getSimpleName();
    }

    private static String said(Throwable failure) {
        String message =
                failure instanceof TongquException known ? known.detail() : failure.getMessage();
        return message == null ? "" : ": " + message.replaceAll("\\s+", " ").strip();
    }
}
