package org.tongqu.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.FailureKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code docs/errors.md} follows from {@link ErrorCode}. */
class ErrorDocsTests {
    private static final Path PAGE = Path.of("docs/errors.md");
    private static final String WRITE = "tongqu.docs.write";
    private static final String COMMAND =
            "./mvnw -Pquick test -Dtest=ErrorDocsTests -D" + WRITE + "=true";

    @Test
    void pageNamesEveryCodeAsItIs() throws IOException {
        String page = page();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("%s is stale, make it anew by: %s", PAGE, COMMAND)
                .exists()
                .hasContent(page);
    }

    private static String page() {
        String rows =
                Arrays.stream(ErrorCode.values())
                        .map(ErrorDocsTests::row)
                        .collect(Collectors.joining());
        return """
                # 错误码 Errors

                <!-- 由 ErrorDocsTests 生成，请勿手改 · made by ErrorDocsTests, not by hand -->

                Problem details (RFC 9457) carry the `code`; a name, once published, never changes. The hub keeps what it refused, with its code, in `ledger_message`; a delivery that waits for a person shows its code as `reason`. No error holds personal data.

                """
                + kinds()
                + """

                | code | HTTP | kind | 含义 meaning | 处理 what to do |
                |---|---|---|---|---|
                """
                + rows;
    }

    private static String kinds() {
        return Arrays.stream(FailureKind.values())
                .map(kind -> "- **" + kind + "**: " + meaning(kind) + "\n")
                .collect(Collectors.joining());
    }

    private static String meaning(FailureKind kind) {
        return switch (kind) {
            case INVALID -> "内容有误，重发无用 the content is wrong, sending the same again cannot help";
            case REFUSED -> "无权或无法证明身份 the sender may not do this, or cannot prove who it is";
            case UNAVAILABLE -> "暂不可用，可稍后重发 something is away for now, the same may succeed later";
            case DEFECT -> "枢纽的问题 the hub is at fault";
        };
    }

    private static String row(ErrorCode code) {
        return "| `%s` | %d | %s | %s<br/>%s | %s<br/>%s |\n"
                .formatted(
                        code.name(),
                        code.httpStatus(),
                        code.kind(),
                        cell(code.zh()),
                        cell(code.en()),
                        cell(code.mendZh()),
                        cell(code.mendEn()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
