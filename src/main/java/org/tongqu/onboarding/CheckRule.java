package org.tongqu.onboarding;

/** What a check may find; a name, once published, never changes. */
public enum CheckRule {
    SCHEMA(
            Severity.ERROR,
            "不符合格式：%s",
            "it is not as its schema says: %s",
            "按提示更正；字段说明见 docs/partner-file.md 与 docs/mappings.md",
            "correct it; docs/partner-file.md and docs/mappings.md describe each field"),
    NAME_DIFFERS(
            Severity.ERROR,
            "name 与文件名不同：%s",
            "the name is not that of the file: %s",
            "二者改成一致",
            "make them the same"),
    SUITE_UNKNOWN(
            Severity.ERROR,
            "没有这个密码套件：%s",
            "there is no such suite: %s",
            "改成 security/suites/ 中已有的名称，或新增该文件",
            "name a file of security/suites/, or write it"),
    MAPPING_FOLDER_MISSING(
            Severity.ERROR,
            "没有映射目录：%s",
            "there is no such mapping folder: %s",
            "建立 mappings/ 下的该目录（tongqu partner new）",
            "make the folder below mappings/ (tongqu partner new)"),
    TEMPLATE_UNKNOWN(
            Severity.ERROR,
            "没有这个路由模板：%s",
            "there is no such route template: %s",
            "改成 routes/templates/ 中已有的名称",
            "name a file of routes/templates/"),
    PARAMETER_MISSING(
            Severity.ERROR,
            "模板需要的参数没有给：%s",
            "the template needs a parameter that is not given: %s",
            "在 parameters 中补上",
            "add it under parameters"),
    PARAMETER_UNUSED(
            Severity.WARNING,
            "模板不用的参数：%s",
            "no part of the template uses this parameter: %s",
            "删除，或核对拼写",
            "remove it, or check its spelling"),
    PARAMETER_INVALID(
            Severity.ERROR,
            "参数的值不可用：%s",
            "the parameter's value is of no use: %s",
            "见 docs/onboarding.md 的传输表",
            "see the table of transports in docs/onboarding.md"),
    PLACEHOLDER_EMPTY(
            Severity.ERROR,
            "占位符没有值：%s",
            "the placeholder has no value: %s",
            "设置该环境变量，或写成 ${NAME:缺省值}",
            "set the environment variable, or write ${NAME:default}"),
    INSURER_UNKNOWN(
            Severity.ERROR,
            "公司代码未登记：%s",
            "no insurer has this code: %s",
            "在 config/insurers.yaml 登记，或更正代码",
            "add the company to config/insurers.yaml, or correct the code"),
    INSURER_TWICE(
            Severity.ERROR,
            "公司代码已属于 %s",
            "the code is already that of %s",
            "一家公司只能有一个对接文件",
            "keep one partner file for a company"),
    LEGACY_NOT_ACCEPTED(
            Severity.ERROR,
            "旧密码套件未获准使用：%s",
            "the suite is of class LEGACY and nobody accepted that: %s",
            "换用别的套件，或写 acceptLegacy 的理由与期限",
            "move to another suite, or write acceptLegacy with a reason and an end"),
    LEGACY_EXPIRED(
            Severity.ERROR,
            "旧密码套件的准许已于 %s 到期",
            "the acceptance of the LEGACY suite ended on %s",
            "换用别的套件，或重新审批",
            "move to another suite, or decide anew"),
    LEGACY_ACCEPTED(
            Severity.WARNING,
            "正在使用旧密码套件，准许到 %s",
            "a suite of class LEGACY is in use, accepted until %s",
            "到期前换用别的套件",
            "move to another suite before that day"),
    LEGACY_ACCEPTED_IN_VAIN(
            Severity.WARNING,
            "套件不是旧套件，acceptLegacy 无用：%s",
            "acceptLegacy is of no use, the suite is not LEGACY: %s",
            "删除 acceptLegacy",
            "remove acceptLegacy"),
    SECRET_MISSING(
            Severity.ERROR,
            "用到的密钥没有声明：%s",
            "a secret is used that the file does not name: %s",
            "在 keys.secrets 中加上名称与文件",
            "add its name and file under keys.secrets"),
    SECRET_UNUSED(
            Severity.WARNING,
            "声明的密钥没有用到：%s",
            "nothing uses this secret: %s",
            "删除，或核对套件与映射中的名称",
            "remove it, or check its name in suite and mapping"),
    SECRET_NOT_FILLED(
            Severity.ERROR,
            "映射写了 ${secret:%s}，套件没有填入",
            "the mapping writes ${secret:%s}, which the suite does not fill in",
            "在套件 seal 的第一步用 fill-secrets 列出该名称",
            "list the name in a fill-secrets step of the suite"),
    SIGNING_MISSING(
            Severity.ERROR,
            "套件要验签，但没有签名证书：%s",
            "the suite verifies signatures, but no signing certificate is named: %s",
            "在 keys.signing 中列出对方的签名证书",
            "list the partner's certificates under keys.signing"),
    SIGNING_UNUSED(
            Severity.WARNING,
            "签名证书没有用到：%s",
            "no step verifies by the signing certificates: %s",
            "删除 keys.signing，或改用会验签的套件",
            "remove keys.signing, or use a suite that verifies"),
    ENCRYPTION_MISSING(
            Severity.ERROR,
            "套件要为对方加密，但没有加密证书：%s",
            "the suite encrypts for the partner, but no certificate is named: %s",
            "在 keys.encryption 中写上对方的加密证书",
            "name the partner's certificate as keys.encryption"),
    ENCRYPTION_UNUSED(
            Severity.WARNING,
            "加密证书没有用到：%s",
            "no step encrypts by the certificate: %s",
            "删除 keys.encryption，或改用会用它的套件",
            "remove keys.encryption, or use a suite that needs it"),
    PROOF_TOO_STRONG(
            Severity.ERROR,
            "套件的 open 证明不了 proof 所要求的：%s",
            "the steps of `open` cannot prove what `proof` demands: %s",
            "放宽 proof，或改用能证明的套件",
            "demand less, or use a suite that proves it"),
    SUITE_MESSAGE_UNKNOWN(
            Severity.WARNING,
            "套件为映射没有的报文另列了步骤：%s",
            "the suite has steps for a message that the mapping lacks: %s",
            "核对报文名称",
            "check the message's name"),
    MESSAGE_MISSING(
            Severity.ERROR,
            "映射缺少这条报文：%s",
            "the mapping lacks this message: %s",
            "在 mapping.yaml 的 messages 中加上",
            "add it under messages in mapping.yaml"),
    QUERY_MISSING(
            Severity.ERROR,
            "resend 为 QUERY_FIRST，映射却缺少报文：%s",
            "resend is QUERY_FIRST, and the mapping lacks the message: %s",
            "在 mapping.yaml 中加上，或改用 SAME_ID、PARK",
            "add it to mapping.yaml, or choose SAME_ID or PARK"),
    PLACE_NOT_FILLED(
            Severity.ERROR,
            "映射留了 ${fill:%s}，套件没有填入",
            "the mapping leaves ${fill:%s} open, which the suite does not fill in",
            "在套件的 fill 步骤中列出该名称",
            "list the name in a fill step of the suite"),
    MAPPING_INVALID(
            Severity.ERROR,
            "映射有误：%s",
            "the mapping is wrong: %s",
            "按提示更正，见 docs/mappings.md",
            "correct it as said; see docs/mappings.md"),
    CODE_UNKNOWN(
            Severity.ERROR,
            "对方的代码没有含义：%s",
            "a code of the partner has no meaning here: %s",
            "在 codes 或 in 中写明含义",
            "give it a meaning under codes or in"),
    CODE_NOT_THEIRS(
            Severity.WARNING,
            "代码不在对方的列表中：%s",
            "the code is not in the partner's list: %s",
            "核对 theirs，或删除该代码",
            "check `theirs`, or remove the code"),
    CODES_NOT_LISTED(
            Severity.NOTE,
            "未写明对方有哪些代码：%s",
            "it is not written down which codes the partner has: %s",
            "在 theirs 中列出对方文档里的全部代码",
            "list all codes of the partner's document under `theirs`"),
    VALUE_NEVER_MEANT(
            Severity.NOTE,
            "对方没有代码表示：%s",
            "no code of the partner means: %s",
            "与对方确认确实没有",
            "make sure with the partner that there is none"),
    TABLE_UNUSED(
            Severity.WARNING,
            "代码表没有用到：%s",
            "no transformation asks this table: %s",
            "删除，或在 jslt 中使用",
            "remove it, or use it in a transformation"),
    LAYOUT_UNUSED(
            Severity.WARNING,
            "版式没有用到：%s",
            "no message uses this layout: %s",
            "删除，或核对名称",
            "remove it, or check its name"),
    FIELD_NEVER_FILLED(
            Severity.WARNING,
            "字段从不填写：%s",
            "the transformation never fills this field: %s",
            "在 jslt 中填写，或以 value 写明固定值，或名为 FILLER",
            "fill it, give it a fixed `value`, or call it FILLER"),
    FIELD_NEVER_READ(
            Severity.NOTE,
            "字段从不读取：%s",
            "the transformation never reads this field: %s",
            "确认不需要",
            "make sure that it is not needed"),
    KEY_WITHOUT_FIELD(
            Severity.ERROR,
            "写出的字段不在版式中，会丢失：%s",
            "the layout has no such field, the value is lost: %s",
            "核对 layout.yaml 中的名称",
            "check the name against layout.yaml"),
    VIEW_FIELD_UNREAD(
            Severity.NOTE,
            "已披露而未使用：%s",
            "disclosed, but not passed on: %s",
            "确认对方不需要",
            "make sure that the partner does not need them"),
    EXAMPLE_FAILED(
            Severity.ERROR,
            "映射测试不通过：%s",
            "a test of the mapping fails: %s",
            "更正映射，或更正预期结果",
            "correct the mapping, or what is expected"),
    EXAMPLE_MISSING(
            Severity.ERROR,
            "报文没有测试：%s",
            "the message has no test: %s",
            "在 tests/ 中加上 <报文>.<情形>.input.* 与 .expected.*",
            "add <message>.<case>.input.* and .expected.* to tests/"),
    KEY_FILE_MISSING(
            Severity.ERROR,
            "密钥文件不存在：%s",
            "the key file is not there: %s",
            "放入对方交来的文件（tongqu.var 的 keys 之下）",
            "put what the partner handed over below keys in tongqu.var"),
    KEY_FILE_UNREADABLE(
            Severity.ERROR,
            "密钥文件不可用：%s",
            "the key file is of no use: %s",
            "向对方重新索取",
            "ask the partner for it again"),
    CERTIFICATE_UNFIT(
            Severity.ERROR,
            "证书不适用：%s",
            "the certificate is not fit for its use: %s",
            "向对方索取用途相符、在有效期内的证书",
            "ask the partner for a valid certificate of the right key usage"),
    CERTIFICATE_ENDS_SOON(
            Severity.WARNING,
            "证书将于 %s 到期",
            "the certificate ends on %s",
            "请对方在到期前换发",
            "ask the partner to renew it in time"),
    KEY_KIND_WRONG(
            Severity.ERROR,
            "没有套件所需种类的签名证书：%s",
            "none of the signing certificates is of the kind that the suite verifies by: %s",
            "向对方索取该种类的证书",
            "ask the partner for a certificate of that kind"),
    SECRET_NOT_HEX(
            Severity.ERROR,
            "密钥文件应为十六进制：%s",
            "the secret must be written in hexadecimal: %s",
            "用十六进制数字重写文件",
            "write the file in hexadecimal digits"),
    SECRET_OPEN(
            Severity.WARNING,
            "密钥文件可被他人读取：%s",
            "others can read the file of the secret: %s",
            "chmod 600",
            "chmod 600"),
    HOST_KEY_NOT_PINNED(
            Severity.ERROR,
            "没有固定 SFTP 主机密钥：%s",
            "the SFTP server's host key is not pinned: %s",
            "在 keys.secrets 中写 hostKey 与 sshKey",
            "name hostKey and sshKey under keys.secrets"),
    TLS_NOT_PINNED(
            Severity.ERROR,
            "没有固定 TLS 证书：%s",
            "the TLS certificate is not pinned: %s",
            "在 parameters 中写 tlsCertificate",
            "name tlsCertificate under parameters"),
    ENDPOINT_UNREACHABLE(
            Severity.ERROR,
            "连接不上：%s",
            "it cannot be reached: %s",
            "核对地址、端口与防火墙；tongqu partner connect 给出细节",
            "check address, port and firewall; tongqu partner connect tells more"),
    FOLDER_UNUSED(
            Severity.WARNING,
            "没有对接方使用该映射目录：%s",
            "no partner uses this mapping folder: %s",
            "删除，或在对接文件中写 mapping",
            "remove it, or name it in a partner file");

    private final Severity severity;
    private final String zh;
    private final String en;
    private final String mendZh;
    private final String mendEn;

    CheckRule(Severity severity, String zh, String en, String mendZh, String mendEn) {
        this.severity = severity;
        this.zh = zh;
        this.en = en;
        this.mendZh = mendZh;
        this.mendEn = mendEn;
    }

    /** How much it matters. */
    public Severity severity() {
        return severity;
    }

    /** What is found, in Chinese; {@code %s} stands for the names. */
    public String zh() {
        return zh;
    }

    /** What is found, in English; {@code %s} stands for the names. */
    public String en() {
        return en;
    }

    /** What to do, in Chinese. */
    public String mendZh() {
        return mendZh;
    }

    /** What to do, in English. */
    public String mendEn() {
        return mendEn;
    }
}
