package org.tongqu.failure;

import static org.tongqu.failure.FailureKind.DEFECT;
import static org.tongqu.failure.FailureKind.INVALID;
import static org.tongqu.failure.FailureKind.REFUSED;
import static org.tongqu.failure.FailureKind.UNAVAILABLE;

/**
 * The stable error codes that partners and operators see; a name, once published, never changes.
 */
public enum ErrorCode {
    // the envelope
    ENVELOPE_MALFORMED(
            INVALID,
            400,
            "信封格式错误",
            "The sealed message cannot be parsed",
            "按 docs/wire-format.md §2 组装三个成员",
            "Build the three members as docs/wire-format.md §2 says"),
    MESSAGE_TOO_LARGE(
            INVALID,
            413,
            "报文超过 1 MiB",
            "The message is larger than 1 MiB",
            "附件走证据接口，报文只带引用",
            "Send attachments by reference"),
    UNKNOWN_SENDER(
            REFUSED,
            401,
            "发送方未登记",
            "The sender is not known here",
            "核对 from 与对接档案名称",
            "Check `from` against your partner name"),
    UNKNOWN_SUITE(
            REFUSED,
            401,
            "密码套件未启用",
            "The suite is unknown or not agreed with this sender",
            "使用对接档案约定的套件",
            "Use the suite agreed in the partner file"),
    SIGNATURE_INVALID(
            REFUSED,
            401,
            "签名验证失败",
            "The signature does not hold",
            "核对签名密钥、用户标识 1234567812345678 与签名原文",
            "Check signing key, user ID and the signed bytes"),
    WRONG_RECIPIENT(
            REFUSED,
            401,
            "收件方不是本枢纽",
            "The message is not addressed to this hub or key",
            "核对 to 与 ekid",
            "Check `to` and `ekid`"),
    PARTNER_SUSPENDED(
            REFUSED,
            403,
            "对接方已暂停",
            "The partner is suspended",
            "联系运维人员恢复为 testing，再走上线流程",
            "Ask the operators to take the partner back to testing and promote it again"),
    STALE_TIME(
            REFUSED,
            401,
            "时间超出 ±5 分钟",
            "The time is outside ±5 minutes",
            "校准时钟后重新封装",
            "Set your clock and seal again"),
    DECRYPTION_FAILED(
            REFUSED,
            400,
            "解密失败",
            "The content cannot be decrypted",
            "核对加密公钥、IV 与附加认证数据",
            "Check encryption key, IV and associated data"),
    REPLAYED_REQUEST(
            REFUSED,
            401,
            "请求随机数重复",
            "The nonce was used before",
            "每次请求使用新的 nonce",
            "Use a new nonce for each request"),
    // the content
    PAYLOAD_NOT_JSON(
            INVALID,
            422,
            "内容不是合法 JSON",
            "The payload is not valid JSON",
            "按 RFC 8259 输出，UTF-8，无重复键",
            "Write RFC 8259 JSON in UTF-8 without duplicate keys"),
    PAYLOAD_NOT_XML(
            INVALID,
            422,
            "内容不是合法 XML",
            "The payload is not acceptable XML",
            "去掉 DTD 与实体，检查编码声明",
            "Remove DTD and entities, check the declared encoding"),
    CHARSET_MISMATCH(
            INVALID,
            422,
            "字符集与约定不符",
            "The bytes are not in the declared charset",
            "按对接档案声明的字符集编码",
            "Encode in the charset that the partner file declares"),
    DUPLICATE_KEY(INVALID, 422, "键重复", "A key occurs twice", "每个键只出现一次", "Write each key once"),
    UNKNOWN_EVENT_TYPE(
            INVALID,
            422,
            "事件类型未知",
            "The event type is unknown",
            "见 mappings/canonical/",
            "See mappings/canonical/"),
    UNKNOWN_FIELD(
            INVALID, 422, "字段未定义", "The field is not defined", "删除该字段或升级版本", "Remove the field"),
    MISSING_FIELD(INVALID, 422, "缺少必填字段", "A required field is missing", "补齐该字段", "Add the field"),
    INVALID_VALUE(
            INVALID,
            422,
            "取值不合法",
            "The value is not allowed",
            "按规范更正该字段",
            "Correct the field as its schema says"),
    UNKNOWN_CODE(
            INVALID,
            422,
            "代码不在码表中",
            "The code is in no agreed table",
            "使用约定码表中的代码",
            "Use a code of the agreed table"),
    CHECK_DIGIT_WRONG(
            INVALID, 422, "校验位错误", "The check digit is wrong", "核对号码", "Check the number"),
    TIME_IN_FUTURE(
            INVALID, 422, "时间在将来", "The time lies in the future", "核对时间与时区", "Check time and zone"),
    ENVELOPE_MISMATCH(
            INVALID,
            422,
            "事件与信封不一致",
            "The event and its envelope disagree",
            "id=msgId，source=from",
            "Make id = msgId and source = from"),
    MESSAGE_ID_CONFLICT(
            INVALID,
            409,
            "同一编号内容不同",
            "This id was used for other content",
            "新内容用新编号",
            "Use a new id for new content"),
    // rights and cases
    EVENT_NOT_ALLOWED(
            REFUSED,
            403,
            "无权发送该事件",
            "This sender may not emit this event",
            "见对接档案 emits",
            "See `emits` in the partner file"),
    CASE_UNKNOWN(
            INVALID,
            404,
            "案件不存在",
            "The case is not known",
            "先报送事故，或核对编号",
            "Report the accident first, or check the number"),
    CASE_NOT_YOURS(
            REFUSED,
            403,
            "案件与发送方无关",
            "The case has no link to this sender",
            "核对案件编号",
            "Check the case number"),
    LINE_UNKNOWN(
            INVALID,
            422,
            "赔案未知",
            "No claim of this case matches",
            "核对我方编号与报案号",
            "Check our number and your report number"),
    RECEIPT_MISMATCH(
            INVALID,
            422,
            "回执不是所收内容的回执",
            "The receipt is for another content than was sealed for you",
            "digest 填所打开信封的 ptd",
            "Put the ptd of the envelope you opened into digest"),
    DELIVERY_UNKNOWN(
            INVALID,
            422,
            "答复所指的投递不存在",
            "The answer names no delivery to its sender",
            "答复须带回我方投递编号及案件号",
            "Answer with our id of the delivery, and our number of its case"),
    NOT_FOUND(INVALID, 404, "未找到", "Not found", "核对编号", "Check the number"),
    REQUEST_INVALID(
            INVALID,
            400,
            "请求不合法",
            "The request is not acceptable",
            "见接口文档",
            "See the API document"),
    // batch files
    FILE_TOTAL_MISMATCH(
            INVALID,
            422,
            "文件合计不符",
            "Header and body of the file disagree",
            "整份重新生成",
            "Produce the whole file again"),
    FILE_DIGEST_MISMATCH(
            INVALID,
            422,
            "文件摘要不符",
            "The file is not the one its flag file names",
            "重新上传数据与标志文件",
            "Upload data and flag file again"),
    FILE_SEQUENCE_GAP(
            INVALID,
            422,
            "文件序号不连续",
            "A file before this one is missing",
            "补传缺失序号",
            "Send the missing number"),
    FILE_FLAG_MISSING(
            INVALID,
            422,
            "缺少 .ok 标志文件",
            "The flag file did not arrive in time",
            "上传完成后再放 .ok",
            "Put the .ok file after the data"),
    FILE_MALFORMED(
            INVALID,
            422,
            "文件格式错误",
            "The file is not in the agreed layout",
            "按约定版式生成",
            "Write the agreed layout"),
    // outbound
    NOT_ENCODABLE(
            INVALID,
            422,
            "字符无法用对方字符集表示",
            "The partner's charset cannot express this text",
            "转人工处理，不得以 ? 代替",
            "A person must handle it; `?` is never sent"),
    VALUE_TOO_LONG(
            INVALID,
            422,
            "内容超过对方字段长度",
            "The value does not fit the partner's field",
            "转人工处理",
            "A person must handle it"),
    MAPPING_FAILED(
            DEFECT,
            500,
            "转换失败",
            "The mapping failed",
            "检查 mappings/ 并运行 tongqu check",
            "Check mappings/ with `tongqu check`"),
    MAPPING_TOO_LONG(
            DEFECT,
            500,
            "转换用时超限",
            "The mapping used more CPU time than a mapping may",
            "减少嵌套循环，用 tongqu partner preview 复查",
            "Loop less deeply, and look again with `tongqu partner preview`"),
    MAPPING_STOPPED(
            DEFECT,
            500,
            "转换多次超限，已停用",
            "The mapping took too long three times and is stopped",
            "修正映射并重启枢纽，再重发搁置的投递",
            "Mend the mapping, start the hub again, then retry what is parked"),
    CODE_HELD(
            INVALID,
            422,
            "对方没有对应代码，暂缓",
            "The partner has no code for this value: held",
            "等待后续事件",
            "Wait for the next event"),
    PARTNER_REFUSED(
            REFUSED, 502, "对方拒绝", "The partner refused", "按对方错误码处理", "Act on the partner's code"),
    PARTNER_UNREADABLE(
            INVALID,
            502,
            "对方答复无法确认",
            "The partner's answer proves nothing",
            "联系对方核对报文",
            "Compare messages with the partner"),
    PARTNER_UNAVAILABLE(
            UNAVAILABLE,
            502,
            "对方暂不可用",
            "The partner cannot be reached",
            "自动重试",
            "It is tried again"),
    PARTNER_CLOSED(
            UNAVAILABLE,
            503,
            "对方维护时段，等待开放",
            "The partner is closed at this hour: the message waits",
            "时段结束后自动投递，不占重试次数",
            "It goes when the window ends, and uses up no attempt"),
    PARTNER_UNREACHABLE(
            UNAVAILABLE,
            503,
            "对方连续无法到达，等待其恢复",
            "The partner could not be reached several times in a row: the message waits",
            "每次只试一条，恢复后自动投递，不占重试次数",
            "One message at a time tries it; all go when it is back, and use up no attempt"),
    DISCLOSURE_TIGHTENED(
            UNAVAILABLE,
            503,
            "披露规则已收紧，按新规则重新生成",
            "The disclosure policy was tightened since the message was planned",
            "已按新规则重新生成投递，无需处理",
            "It is planned anew by the policy of today; nothing to do"),
    OUTCOME_UNKNOWN(
            UNAVAILABLE,
            502,
            "对方是否收到不明",
            "Whether the partner has it is unknown",
            "按档案查询或重发",
            "It is resolved as the partner file says"),
    ATTEMPTS_EXHAUSTED(
            UNAVAILABLE,
            502,
            "重试次数用尽",
            "All attempts failed",
            "排除原因后 tongqu delivery retry",
            "Mend the cause, then `tongqu delivery retry`"),
    NO_PROOF_IN_TIME(
            UNAVAILABLE,
            504,
            "期限内未收到对方证明",
            "The partner's proof did not come in time",
            "联系对方",
            "Ask the partner"),
    // the hub
    ONBOARDING_REFUSED(
            REFUSED,
            409,
            "此时不允许该接入步骤",
            "This step of the onboarding is not allowed now",
            "按 docs/onboarding.md 的顺序：testing、一致性测试、申请、另一人批准",
            "Follow docs/onboarding.md: testing, conformance, request, approval by another person"),
    CONFIG_INVALID(
            DEFECT,
            500,
            "配置错误",
            "The configuration is wrong",
            "按提示的文件、行、字段更正",
            "Correct the named file, line and field"),
    LEGACY_NOT_ACCEPTED(
            DEFECT,
            500,
            "未获准使用的旧密码套件",
            "A suite of class LEGACY is used without a decision that holds",
            "换用非 LEGACY 套件，或在对接文件写 acceptLegacy 的理由与期限",
            "Move to another suite, or renew acceptLegacy in the partner file"),
    KEY_UNAVAILABLE(
            UNAVAILABLE,
            503,
            "密钥不可用",
            "A key is not available",
            "运行 tongqu keys list",
            "Run `tongqu keys list`"),
    STORE_UNAVAILABLE(
            UNAVAILABLE, 503, "存储暂不可用", "The store is not available", "稍后重发", "Send again later"),
    BROKER_UNAVAILABLE(
            UNAVAILABLE, 503, "队列暂不可用", "The queues are not available", "稍后重发", "Send again later"),
    ADMIN_REFUSED(
            REFUSED,
            401,
            "管理令牌无效",
            "The admin token is missing or wrong",
            "使用 <var>/admin.token 的内容",
            "Send the content of <var>/admin.token as bearer token"),
    HUB_NOT_RUNNING(
            UNAVAILABLE,
            503,
            "枢纽未运行",
            "The hub is not running here",
            "先运行 tongqu run",
            "Start it with `tongqu run`"),
    SANDBOX_NOT_STARTED(
            UNAVAILABLE,
            503,
            "模拟方未启动",
            "The simulators did not start, or stopped",
            "查看 <var>/sandbox.log；端口被占用时用 docs/sandbox.md 中的环境变量另设",
            "Read <var>/sandbox.log; taken ports are changed by the variables of docs/sandbox.md"),
    INTERNAL(DEFECT, 500, "内部错误", "Internal error", "联系运维，附编号", "Tell the operators the reference");

    private final FailureKind kind;
    private final int httpStatus;
    private final String zh;
    private final String en;
    private final String mendZh;
    private final String mendEn;

    ErrorCode(
            FailureKind kind, int httpStatus, String zh, String en, String mendZh, String mendEn) {
        this.kind = kind;
        this.httpStatus = httpStatus;
        this.zh = zh;
        this.en = en;
        this.mendZh = mendZh;
        this.mendEn = mendEn;
    }

    /** What a caller may expect. */
    public FailureKind kind() {
        return kind;
    }

    /** The HTTP status that carries this code. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Title in Chinese. */
    public String zh() {
        return zh;
    }

    /** Title in English. */
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
