package org.tongqu.onboarding;

import java.util.List;

/** Ways to break the declarative files, each with the finding that is due. */
final class BrokenFiles {
    private static final String PICC = "config/partners/picc-sim.yaml";
    private static final String CPIC = "config/partners/cpic-sim.yaml";
    private static final String CCIC = "config/partners/ccic-sim.yaml";
    private static final String YGBX = "config/partners/ygbx-sim.yaml";
    private static final String TAIC = "config/partners/taic-sim.yaml";
    private static final String GPIC = "config/partners/gpic-sim.yaml";
    private static final String CICP = "config/partners/cicp-sim.yaml";
    private static final String PICC_SUITE = "security/suites/picc-sm2-sm4cbc.yaml";
    private static final String CCIC_SUITE = "security/suites/ccic-file-sm4-sm2.yaml";
    private static final String PICC_CODES = "mappings/picc-sim/codes.yaml";
    private static final String LAYOUT = "mappings/ccic-sim/layout.yaml";
    private static final String CCIC_OUT = "mappings/ccic-sim/accident-out.jslt";
    private static final String LEGACY = "class: NATIONAL";
    private static final String ACCEPTED = "acceptLegacy: {reason: to be replaced, until: ";

    private BrokenFiles() {}

    /** A text to put in place of another. */
    record Edit(String file, String old, String with) {}

    /** Edits, and the finding: {@code RULE file:line:field}. */
    record Broken(String due, List<Edit> edits) {
        @Override
        public String toString() {
            return due;
        }
    }

    private static Broken broken(String due, String file, String old, String with) {
        return new Broken(due, List.of(new Edit(file, old, with)));
    }

    static List<Broken> all() {
        return List.of(
                broken("SCHEMA " + PICC + ":4:/rolle", PICC, "role: INSURER", "rolle: INSURER"),
                broken(
                        "SCHEMA " + PICC_SUITE + ":5:/seal/0/step",
                        PICC_SUITE,
                        "fill-secrets",
                        "fil"),
                broken(
                        "SCHEMA config/exchange.yaml:4:/roles",
                        "config/exchange.yaml",
                        "rules:",
                        "roles:"),
                broken(
                        "NAME_DIFFERS " + PICC + ":2:/name",
                        PICC,
                        "name: picc-sim",
                        "name: picc-zim"),
                broken(
                        "SUITE_UNKNOWN " + PICC + ":7:/suites/parcel",
                        PICC,
                        "{parcel: picc-",
                        "{parcel: pic-"),
                broken(
                        "MAPPING_FOLDER_MISSING " + PICC + ":8:/mapping",
                        PICC,
                        "mapping: picc",
                        "mapping: pic"),
                broken(
                        "TEMPLATE_UNKNOWN " + PICC + ":12:/connections/0/template",
                        PICC,
                        "deliver-https",
                        "deliver-htps"),
                broken(
                        "PARAMETER_MISSING " + PICC + ":17:/connections/1/parameters",
                        PICC,
                        "      period: \"${PICC_SIM_POLL_PERIOD:PT5S}\"\n",
                        ""),
                broken(
                        "PARAMETER_UNUSED " + CPIC + ":16:/connections/0/parameters/requestQ",
                        CPIC,
                        "requestQueue",
                        "requestQ"),
                broken(
                        "PLACEHOLDER_EMPTY " + PICC + ":20:/connections/1/parameters/period",
                        PICC,
                        "${PICC_SIM_POLL_PERIOD:PT5S}",
                        "${NO_SUCH_VARIABLE}"),
                broken(
                        "INSURER_UNKNOWN " + PICC + ":6:/insurer/code",
                        PICC,
                        "code: PICC",
                        "code: NOBODY"),
                broken(
                        "INSURER_TWICE " + PICC + ":6:/insurer/code",
                        PICC,
                        "code: PICC",
                        "code: CPIC"),
                broken(
                        "LEGACY_NOT_ACCEPTED " + PICC + ":7:/suites/parcel",
                        PICC_SUITE,
                        LEGACY,
                        "class: LEGACY"),
                legacy("LEGACY_EXPIRED", "2020-01-01"),
                legacy("LEGACY_ACCEPTED", "2099-01-01"),
                broken(
                        "LEGACY_ACCEPTED_IN_VAIN " + PICC + ":8:/acceptLegacy",
                        PICC,
                        "mapping:",
                        ACCEPTED + "2099-01-01}\nmapping:"),
                broken(
                        "SECRET_MISSING " + PICC + ":24:/keys/secrets",
                        PICC,
                        "{password: partners/picc-sim/password}",
                        "{}"),
                broken(
                        "SECRET_UNUSED " + CPIC + ":31:/keys/secrets/spare",
                        CPIC,
                        "    brokerPassword",
                        "    spare: partners/spare\n    brokerPassword"),
                broken(
                        "SECRET_NOT_FILLED mappings/picc-sim/accident-out.jslt:12:${secret:password}",
                        PICC_SUITE,
                        "  - {step: fill-secrets, names: [password]}\n",
                        ""),
                broken(
                        "SIGNING_MISSING " + PICC + ":21:/keys",
                        PICC,
                        "  signing: [partners/picc-sim/sign.crt]\n",
                        ""),
                broken(
                        "SIGNING_UNUSED " + CPIC + ":28:/keys/signing",
                        CPIC,
                        "  secrets:",
                        "  signing: [partners/a.crt]\n  secrets:"),
                broken(
                        "ENCRYPTION_MISSING " + PICC + ":21:/keys",
                        PICC,
                        "  encryption: partners/picc-sim/encrypt.crt\n",
                        ""),
                broken(
                        "ENCRYPTION_UNUSED " + CPIC + ":28:/keys/encryption",
                        CPIC,
                        "  secrets:",
                        "  encryption: partners/a.crt\n  secrets:"),
                broken(
                        "PROOF_TOO_STRONG " + CPIC + ":10:/delivery/proof",
                        CPIC,
                        "proof: AUTHENTICATED",
                        "proof: SIGNED"),
                broken(
                        "SUITE_MESSAGE_UNKNOWN " + CCIC_SUITE + ":31:/open/accident-akc",
                        CCIC_SUITE,
                        "accident-ack:",
                        "accident-akc:"),
                broken(
                        "MESSAGE_MISSING mappings/ccic-sim/mapping.yaml:3:/messages",
                        "mappings/ccic-sim/mapping.yaml",
                        "accident-ack:",
                        "accident-akc:"),
                broken(
                        "EXAMPLE_MISSING mappings/ccic-sim/mapping.yaml:15:/messages/accident-akc",
                        "mappings/ccic-sim/mapping.yaml",
                        "accident-ack:",
                        "accident-akc:"),
                broken(
                        "MAPPING_INVALID " + PICC_CODES + ":2:/tables/liability",
                        PICC_CODES,
                        "EQUAL: \"12\", ",
                        ""),
                broken(
                        "MAPPING_INVALID " + PICC_CODES + ":9:/tables/plateType",
                        PICC_CODES,
                        "\"26\", ",
                        ""),
                broken(
                        "CODE_UNKNOWN " + PICC_CODES + ":38:/tables/reply/theirs/2",
                        PICC_CODES,
                        "theirs: [\"0\", \"1\"]",
                        "theirs: [\"0\", \"1\", \"2\"]"),
                broken(
                        "CODE_NOT_THEIRS " + PICC_CODES + ":34:/tables/reply/in/1",
                        PICC_CODES,
                        "theirs: [\"0\", \"1\"]",
                        "theirs: [\"0\"]"),
                broken(
                        "CODES_NOT_LISTED " + PICC_CODES + ":31:/tables/reply",
                        PICC_CODES,
                        "    theirs: [\"0\", \"1\"]\n",
                        ""),
                broken(
                        "VALUE_NEVER_MEANT " + PICC_CODES + ":31:/tables/reply",
                        PICC_CODES,
                        "\"1\": ACCEPTED",
                        "\"1\": DUPLICATE"),
                broken(
                        "TABLE_UNUSED " + PICC_CODES + ":6:/tables/spare",
                        PICC_CODES,
                        "  policyKind:",
                        "  spare: {of: policyKind, same: [COMPULSORY, COMMERCIAL]}\n  policyKind:"),
                broken(
                        "LAYOUT_UNUSED " + LAYOUT + ":14:/records/spare",
                        LAYOUT,
                        "  header-in:",
                        "  spare: {length: 1, fields: [{name: A, length: 1}]}\n  header-in:"),
                broken(
                        "FIELD_NEVER_FILLED " + LAYOUT + ":35:/records/accident/fields/6",
                        CCIC_OUT,
                        "  \"REGION\": $accident.divisionCode,\n",
                        ""),
                broken(
                        "FIELD_NEVER_READ " + LAYOUT + ":75:/records/progress/fields/10",
                        "mappings/ccic-sim/progress-in.jslt",
                        ".PRGSEQ",
                        ".PRGNUM"),
                broken(
                        "KEY_WITHOUT_FIELD " + CCIC_OUT + ":16:REGIO",
                        CCIC_OUT,
                        "\"REGION\"",
                        "\"REGIO\""),
                broken(
                        "VIEW_FIELD_UNREAD " + CCIC_OUT + ":1:.view",
                        CCIC_OUT,
                        "$accident.address",
                        "$accident.roadName"),
                broken(
                        "EXAMPLE_FAILED mappings/picc-sim/tests/accident-reply.refused.input.xml:1:/",
                        "mappings/picc-sim/tests/accident-reply.refused.expected.json",
                        "REFUSED",
                        "ACCEPTED"),
                broken(
                        "FOLDER_UNUSED mappings/police-110-sim/mapping.yaml:1:/",
                        "config/partners/police-110-sim.yaml",
                        "mapping: police-110-sim\n",
                        ""),
                broken(
                        "QUERY_MISSING " + YGBX + ":13:/delivery/resend",
                        "mappings/ygbx-sim/mapping.yaml",
                        "accident-question:",
                        "accident-qestion:"),
                broken(
                        "MESSAGE_MISSING mappings/ygbx-sim/mapping.yaml:3:/messages",
                        "mappings/ygbx-sim/mapping.yaml",
                        "list-question:",
                        "list-qestion:"),
                broken(
                        "MESSAGE_MISSING mappings/paic-sim/mapping.yaml:3:/messages",
                        "mappings/paic-sim/mapping.yaml",
                        "detail-question:",
                        "detail-qestion:"),
                broken(
                        "PARAMETER_MISSING " + TAIC + ":26:/connections/0/parameters",
                        TAIC,
                        "      heartbeatCode: \"9000\"\n",
                        ""),
                broken(
                        "PARAMETER_MISSING " + GPIC + ":13:/connections/0/parameters",
                        GPIC,
                        "      clientKey: partners/gpic-sim/client.key\n",
                        ""),
                broken(
                        "PARAMETER_INVALID " + CICP + ":16:/connections/0/parameters/tlsAlgorithms",
                        CICP,
                        "RFC8998",
                        "RFC8999"),
                broken(
                        "PARAMETER_INVALID " + GPIC + ":22:/connections/2/parameters/file",
                        GPIC,
                        "file: ClaimCallbackService.wsdl",
                        "file: ClaimService.wsdl"),
                broken(
                        "PLACE_NOT_FILLED mappings/gpic-sim/accident-out.jslt:19:${fill:nonce}",
                        "security/suites/gpic-soap-hmacsm3.yaml",
                        "nonce: nonce64, created",
                        "created"),
                broken(
                        "LAYOUT_UNUSED mappings/ygbx-sim/layout.yaml:14:/lines/spare",
                        "mappings/ygbx-sim/layout.yaml",
                        "  list-head:",
                        "  spare: {separator: \"|\", columns: [a]}\n  list-head:"),
                broken(
                        "HOST_KEY_NOT_PINNED " + CCIC + ":37:/keys/secrets",
                        CCIC,
                        "    hostKey: partners/ccic-sim/hostkey.pub\n",
                        ""),
                broken(
                        "TLS_NOT_PINNED " + PICC + ":13:/connections/0/parameters",
                        PICC,
                        "      tlsCertificate: partners/picc-sim/tls.crt\n",
                        ""));
    }

    private static Broken legacy(String rule, String until) {
        return new Broken(
                rule + " " + PICC + ":8:/acceptLegacy/until",
                List.of(
                        new Edit(PICC_SUITE, LEGACY, "class: LEGACY"),
                        new Edit(PICC, "mapping:", ACCEPTED + until + "}\nmapping:")));
    }
}
