package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.accident.PolicyKind;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.internal.CodeTableFixture;
import org.tongqu.parcel.Draft;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What each insurer's own document says, written out: a column an insurer. {@code hold} is a value
 * for which it has no code; {@code A+B} are two fields.
 */
class CodeTablesTests {
    private static final String HOLD = "hold";

    /** The field of a report that holds the liability, in the order of the insurers. */
    private static final List<String> LIABILITY =
            fields(
                    "indemnityDuty dutyType liability AccidentLiability sgzr nDutyPct DUTY zeRenLeiXing");

    private static final List<String> POLICY_KIND =
            fields("riskCode planCode product_code CoverageType xzdm cProdNo RSKTYP xianZhong");

    private static final List<String> PLATE =
            fields("licenseNo carMark plate_no LicensePlateNo cph cLcnNo PLATNO chePaiHao");

    private static final List<String> TIME =
            fields(
                    "damageDate+damageHour accidentDate loss_time LossTime cxsj tAcdtTm LOSSDT+LOSSTM chuXianShiJian");

    /** What it is, as V1 of the sample has it, and the name of its field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // PICC PAIC CPIC GPIC CICP YGBX CCIC TAIC
                "ZS20250519000001 | thirdCaseNo outerOrderNo case_no AccidentCode sgbh cAcdtNo ACCNO"
                        + " shiGuBianHao",
                "定海区解放西路测试段 | damageAddress accidentPlace loss_addr LossAddress cxdd cAcdtAddr"
                        + " LOSSAD chuXianDiDian",
                "02 | licenseKindCode carMarkType plate_type LicensePlateType hpzl cLcnTyp PLATTP"
                        + " haoPaiZhongLei",
                "LTTAA11B4R0000001 | frameNo vinNo vin VIN cjh cFrmNo FRAMNO cheJiaHao",
                "测试甲 | driverName driverName driver_name DriverName jsyxm cDrvNme DRVNAM"
                        + " jiaShiYuan",
                "00000000001 | phoneNumber driverPhone driver_mobile DriverTel lxdh cDrvTel DRVTEL"
                        + " lianXiDianHua",
                "DEMO-1 | policyNo policyNo policy_no PolicyNo bdh cPlyNo POLNO baoDanHao",
            })
    void name(String value, String names) {
        for (Insurer insurer : Insurer.values()) {
            String field = fields(names).get(insurer.column());
            assertThat(unquoted(Told.field(insurer, field, Told.rearEnd())))
                    .as("%s of %s", field, insurer)
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // canonical  | PICC | PAIC | CPIC | GPIC | CICP | YGBX | CCIC | TAIC
                "FULL         | 10   | 1    | 全责 | 0    | 1    | 100  | 1    | A",
                "PRIMARY      | 11   | 2    | 主责 | 1    | 2    | 70   | 3    | B",
                "EQUAL        | 12   | 3    | 同责 | 2    | 3    | 50   | 2    | C",
                "SECONDARY    | 13   | 4    | 次责 | 3    | 4    | 30   | 4    | D",
                "NONE         | 14   | 5    | 无责 | 4    | 5    | 0    | 5    | E",
                "UNDETERMINED | hold | 0    | 待定 | hold | 6    | hold | hold | X",
            })
    void liability(ArgumentsAccessor row) {
        String canonical = cell(row, 0);
        for (Insurer insurer : Insurer.values()) {
            String code = cell(row, insurer.column() + 1);
            ObjectNode document = Told.liable(canonical);
            if (code.equals(HOLD)) {
                assertThat(Told.refusal(insurer, document)).isEqualTo(ErrorCode.CODE_HELD);
                continue;
            }
            String field = LIABILITY.get(insurer.column());
            assertThat(unquoted(Told.field(insurer, field, document)))
                    .as("%s is told", insurer)
                    .isEqualTo(code);
            assertThat(CodeTableFixture.in(insurer.folder(), "liability", code, Map.of()))
                    .as("%s tells", insurer)
                    .isEqualTo(canonical);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // canonical | PICC | PAIC | CPIC  | GPIC | CICP | YGBX | CCIC | TAIC
                "COMPULSORY  | 0507 | C01  | CTPL  | 1    | JQ   | 0360 | 01   | JQ",
                "COMMERCIAL  | 0511 | C51  | MOTOR | 2    | SY   | 0330 | 02   | SYX",
            })
    void policyKind(ArgumentsAccessor row) {
        PolicyKind canonical = PolicyKind.valueOf(cell(row, 0));
        for (Insurer insurer : Insurer.values()) {
            String code = cell(row, insurer.column() + 1);
            String field = POLICY_KIND.get(insurer.column());
            Draft told = Told.draft(insurer, Told.rearEnd(), "V1", canonical);
            assertThat(unquoted(Told.field(insurer, field, told)))
                    .as("%s is told", insurer)
                    .isEqualTo(code);
            assertThat(CodeTableFixture.in(insurer.folder(), "policyKind", code, Map.of()))
                    .as("%s tells", insurer)
                    .isEqualTo(canonical.name());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // written | PICC      | PAIC    | CPIC    | GPIC    | CICP    | YGBX      | CCIC |
                // TAIC
                "浙L0T001  | 浙L·0T001 | 浙L0T001 | 浙L0T001 | 浙L0T001 | 浙L0T001 | 浙L-0T001"
                        + " | 浙L0T001 | 浙L0T001",
                "浙LD00001 | 浙L·D00001 | 浙LD00001 | 浙LD00001 | 浙LD00001 | 浙LD00001 | 浙L-D00001"
                        + " | 浙LD00001 | 浙LD00001",
            })
    void plate(ArgumentsAccessor row) {
        String canonical = cell(row, 0);
        ObjectNode document = Told.rearEnd();
        ((ObjectNode) document.at("/vehicles/0")).put("plateNo", canonical);
        for (Insurer insurer : Insurer.values()) {
            String field = PLATE.get(insurer.column());
            assertThat(unquoted(Told.field(insurer, field, document)))
                    .as("%s is told", insurer)
                    .isEqualTo(cell(row, insurer.column() + 1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PICC | 2025-05-19+18:05",
                "PAIC | \"2025-05-19 18:05:00\"",
                "CPIC | 1747649100000",
                "GPIC | 202505191805",
                "CICP | \"20250519180500\"",
                "YGBX | 2025/05/19 18:05",
                "CCIC | 20250519+180500",
                "TAIC | 250519180500",
            })
    void time(Insurer insurer, String written) {
        String[] fields = TIME.get(insurer.column()).split("\\+", -1);
        StringBuilder told = new StringBuilder();
        for (String field : fields) {
            told.append(told.isEmpty() ? "" : "+");
            told.append(Told.field(insurer, field, Told.rearEnd()));
        }
        assertThat(told).hasToString(written);
        String step = CodeTableFixture.out(insurer.folder(), "step", "SURVEYED");
        assertThat(Told.claim(insurer, step, "").path("at").asText())
                .isEqualTo("2025-05-19T18:05:00+08:00");
    }

    /** Assessed 1,800.50 yuan and paid 1,800.00, as each insurer writes it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PICC | <sumVeriLoss>1800.50</sumVeriLoss><sumPaid>1800.00</sumPaid>",
                "PAIC | ,\"lossAmount\":1800.5,\"payAmount\":1800.0",
                "CPIC | ,\"assessed_amt\":180050,\"paid_amt\":180000",
                "GPIC | <EstimateAmount>1800.50</EstimateAmount><PayAmount>1800.00</PayAmount>",
                "CICP | ,\"dsje\":\"180050\",\"pfje\":\"180000\"",
                "YGBX | `1,800.50|1,800.00`",
                "CCIC | 000000180050000000180000",
                "TAIC | dingSunJinE=180050^peiFuJinE=180000^",
            })
    void money(Insurer insurer, String written) {
        String step = CodeTableFixture.out(insurer.folder(), "step", "PAID");
        ObjectNode claim = Told.claim(insurer, step, written);
        assertThat(claim.path("assessedFen").longValue()).isEqualTo(180_050);
        assertThat(claim.path("paidFen").longValue()).isEqualTo(180_000);
    }

    /** The estimate of 1,800.00 yuan, for those who are told one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAIC | lossAmount | 1800.00",
                "CPIC | est_loss | 180000",
                "GPIC | LossAmount | 1800.00",
                "CCIC | ESTAMT | 000000180000",
            })
    void moneyTold(Insurer insurer, String field, String written) {
        assertThat(Told.field(insurer, field, Told.rearEnd())).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // PICC | PAIC | CPIC | GPIC | CICP | YGBX | CCIC | TAIC
                "NOTIFIED | claim.notified | Regis | 01 | NOTICED | 50 | 10 | A | 01 | 报案",
                "REGISTERED | claim.registered | Claim | 02 | OPENED | 51 | 20 | B | 02 | 立案",
                "SURVEYED | claim.surveyed | Check | 03 | SURVEYED | 55 | 30 | C | 03 | 查勘",
                "ASSESSED | claim.assessed | DLoss | 04 | ESTIMATED | 56 | 40 | D | 04 | 定损",
                "ASSESSMENT_APPROVED | claim.assessmentApproved | VLoss | 05 | EST_OK"
                        + " | 56/VerifyFlag=1 | 41 | E | 05 | 核损",
                "DOCS_COMPLETE | claim.docsComplete | Certi | 06 | DOCS_OK | 57 | 50 | F | 06 | 单证",
                "CALCULATED | claim.calculated | Compe | 07 | CALCULATED | 58 | 60 | G | 07 | 理算",
                "CLAIM_APPROVED | claim.approved | VClaim | 08 | APPROVED | 58/VerifyFlag=1 | 61"
                        + " | H | 08 | 核赔",
                "PAID | claim.paid | PayFee | 09 | PAID | 59 | 70 | I | 09 | 支付",
                "CLOSED | claim.closed | EndCas | 10 | CLOSED | 52 | 90 | J | 10 | 结案",
                "ZERO_CLOSED | claim.zeroClosed | EndCas/sumPaid=0 | 12 | CLOSED_ZERO"
                        + " | 52/PayAmount=0 | 91 | J0 | 11 | 零结",
                "CANCELLED | claim.cancelled | Cancel | 13 | CANCELLED | 54 | 92 | X | 12 | 注销",
                "REJECTED | claim.rejected | Refuse | 15 | REJECTED | 52/RefuseFlag=1 | 93 | Y | 13"
                        + " | 拒赔",
                "REJECTED | claim.rejected | Refuse | 14 | REJECTED | 52/RefuseFlag=1 | 93 | Y | 13"
                        + " | 拒赔",
                "REOPENED | claim.reopened | ReOpen | 16 | REOPENED | 5A | 94 | Z | 14 | 重开",
            })
    void step(ArgumentsAccessor row) {
        String canonical = cell(row, 0);
        for (Insurer insurer : Insurer.values()) {
            String[] written = cell(row, insurer.column() + 2).split("/", -1);
            String flag = written.length == 1 ? "" : element(written[1]);
            assertThat(Told.claim(insurer, written[0], flag).path("event").asText())
                    .as("%s tells %s", insurer, written[0])
                    .isEqualTo(cell(row, 1));
            if (insurer != Insurer.PAIC || !canonical.equals("REJECTED")) {
                assertThat(CodeTableFixture.out(insurer.folder(), "step", canonical))
                        .as("%s is told", insurer)
                        .isEqualTo(written[0]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PICC, Regis2",
        "PAIC, 11",
        "CPIC, PAYED",
        "GPIC, 53",
        "CICP, 80",
        "YGBX, K",
        "CCIC, 15",
        "TAIC, 结"
    })
    void aStepOfNoTableMeansNothing(Insurer insurer, String code) {
        assertThatThrownBy(() -> Told.claim(insurer, code, ""))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_CODE));
    }

    private static String cell(ArgumentsAccessor row, int at) {
        return Objects.requireNonNull(row.getString(at));
    }

    private static List<String> fields(String names) {
        return List.of(names.split(" ", -1));
    }

    private static String element(String flag) {
        String[] parts = flag.split("=", -1);
        return "<%1$s>%2$s</%1$s>".formatted(parts[0], parts[1]);
    }

    private static String unquoted(String field) {
        return field.replaceAll("^\"|\"$", "");
    }
}
