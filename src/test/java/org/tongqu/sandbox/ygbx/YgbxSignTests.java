package org.tongqu.sandbox.ygbx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.enrolment.Enrolment.YgbxKeys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The computed values of the profile, and the encrypted fields. */
class YgbxSignTests {

    @Test
    void signsTheBytesOfGbkAndNotOfUtf8() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nDutyPct", "100");
        fields.put("tAcdtTm", "2025/05/19 18:05");
        fields.put("cAcdtNo", "ZS20250519000001");
        fields.put("cAcdtAddr", "定海区解放西路测试段");
        fields.put("cLcnNo", "浙L0T001");
        fields.put("cLcnTyp", "02");
        fields.put("cPlyNo", "DEMO-YGBX-C-0001");
        fields.put("cTs", "20250519182000");

        assertThat(YgbxSign.sign(fields, "demo-secret", YgbxForm.GBK))
                .isEqualTo("F82317139B47F52B1A3F48AB52749D94");
        assertThat(YgbxSign.sign(fields, "demo-secret", StandardCharsets.UTF_8))
                .isEqualTo("603206739683B4CD49D97442C9714795");
    }

    @Test
    void opensANameInGbk() {
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = Symmetric.aesEcbEncrypt(key, "测试甲".getBytes(YgbxForm.GBK));

        YgbxSign sign = new YgbxSign(new YgbxKeys("key", key));

        assertThat(sign.open(Base64.getEncoder().encodeToString(sealed))).isEqualTo("测试甲");
    }
}
