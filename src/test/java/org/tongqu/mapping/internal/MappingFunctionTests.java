package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.Parser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class MappingFunctionTests {

    @TempDir private static Path home = Path.of(".");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yuan(180000)                          | \"1800.00\"",
                "yuan(5)                               | \"0.05\"",
                "fen(\"1800.00\")                      | 180000",
                "fen(\"1,800.5\")                      | 180050",
                "fen(\"1800\")                         | 180000",
                "fen(1800.1)                           | 180010",
                "whole(\"000042\")                     | 42",
                "plate(\"浙L·0T001\")                  | \"浙L0T001\"",
                "plate-dot(\"浙L0T001\")               | \"浙L·0T001\"",
                "time-out(\"2025-05-19T10:05:00Z\", \"yyMMddHHmmss\") | \"250519180500\"",
                "time-out(\"2025-05-19T18:05:00+08:00\", \"HH:mm\")   | \"18:05\"",
                "time-in(\"2025/05/19 18:05\", \"yyyy/MM/dd HH:mm\")  |"
                        + " \"2025-05-19T18:05:00+08:00\"",
                "epoch-out(\"2025-05-19T18:05:00+08:00\") | 1747649100000",
                "epoch-in(1747649100000)               | \"2025-05-19T18:05:00+08:00\"",
                "fits(\"测试\", \"GB18030\", 4, \"X\") | \"测试\"",
                "given(\"x\", \"X\")                   | \"x\"",
                "known(\"x\")                          | \"x\"",
                "unmasked(\"x\", \"X\")                | \"x\"",
                "claim-event(\"CLAIM_APPROVED\")       | \"claim.approved\"",
                "claim-event(\"PAID\")                 | \"claim.paid\"",
                "code-out(\"duty\", \"FULL\")          | \"1\"",
                "code-in(\"duty\", \"1\")              | \"FULL\"",
                "outcome(\"duty\", \"9\")              | \"UNREADABLE\"",
            })
    void yields(String call, String result) {
        assertThat(evaluate(call)).hasToString(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fen(\"1800.005\")                        | INVALID_VALUE",
                "fen(\"18,00\")                           | INVALID_VALUE",
                "fen(\"一千\")                            | INVALID_VALUE",
                "yuan(\"1800\")                           | INVALID_VALUE",
                "whole(\"4２\")                           | INVALID_VALUE",
                "time-in(\"20250230180500\", \"yyyyMMddHHmmss\") | INVALID_VALUE",
                "time-in(\"202505191805\", \"yyyyMMddHHmmss\")   | INVALID_VALUE",
                "time-out(\"yesterday\", \"HH\")          | INVALID_VALUE",
                "epoch-in(\"1747649100000\")              | INVALID_VALUE",
                "fits(\"测试\", \"GB18030\", 3, \"X\")    | VALUE_TOO_LONG",
                "fits(\"𠮷\", \"GBK\", 9, \"X\")          | NOT_ENCODABLE",
                "given(null, \"X\")                       | MISSING_FIELD",
                "given(\"\", \"X\")                       | MISSING_FIELD",
                "unmasked(\"张*\", \"X\")                 | MAPPING_FAILED",
                "code-out(\"duty\", \"UNDETERMINED\")     | CODE_HELD",
                "code-out(\"duty\", \"HALF\")             | UNKNOWN_CODE",
                "code-in(\"duty\", \"9\")                 | UNKNOWN_CODE",
            })
    void refuses(String call, ErrorCode code) {
        TongquException refusal = catchThrowableOfType(TongquException.class, () -> evaluate(call));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yuan(null)",
                "fen(null)",
                "plate(null)",
                "time-in(null, \"HH\")",
                "epoch-in(null)",
                "known(\"\")",
                "known(\"无\")",
                "known(\"-\")",
                "known(\"0\")",
                "code-in(\"duty\", null)",
                "code-out(\"duty\", null)"
            })
    void leavesTheAbsentAbsent(String call) {
        assertThat(evaluate(call)).isEqualTo(NullNode.instance);
    }

    @Test
    void areAllInTheirDocument() throws IOException {
        String document = Files.readString(Path.of("docs/mappings.md"));
        assertThat(functions())
                .allSatisfy(f -> assertThat(document).contains("`" + f.getName() + "("));
    }

    private static JsonNode evaluate(String call) {
        return new Parser(new StringReader(call))
                .withFunctions(functions())
                .compile()
                .apply(NullNode.instance);
    }

    private static List<Function> functions() {
        List<Function> functions = new ArrayList<>(CodeFunctions.of(tables()));
        functions.addAll(new TimeFunctions().functions());
        functions.addAll(ValueFunctions.functions());
        return functions;
    }

    private static CodeTables tables() {
        try {
            Path file = home.resolve("codes.yaml");
            Files.writeString(
                    file,
                    """
                    tables:
                      duty:
                        of: liability
                        codes: {FULL: "1", PRIMARY: "2", EQUAL: "3", SECONDARY: "4", NONE: "5"}
                        hold: [UNDETERMINED]
                    """);
            return CodeTables.read(file, new CanonicalLists(Path.of("mappings/canonical")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
