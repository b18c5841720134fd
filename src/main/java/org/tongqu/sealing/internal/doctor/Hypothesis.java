package org.tongqu.sealing.internal.doctor;

import java.util.Locale;

/**
 * What may be wrong with a sealed message, in the words for the partner's developer.
 *
 * <p>To add one: a constant here, and a variation that tries it (docs/doctor.md).
 */
public enum Hypothesis {
    INPUT_HEX(
            "整个报文是十六进制文本，约定为字节",
            "the whole message is hexadecimal text, bytes are agreed",
            "发送字节本身，不要转成十六进制",
            "send the bytes themselves, not their hexadecimal"),
    INPUT_BASE64(
            "整个报文是 Base64 文本，约定为字节",
            "the whole message is Base64 text, bytes are agreed",
            "发送字节本身，不要再做 Base64",
            "send the bytes themselves, without Base64"),
    INPUT_BOM(
            "报文以 BOM（EF BB BF）开头",
            "the message begins with a byte-order mark",
            "写文件时用不带 BOM 的 UTF-8",
            "write UTF-8 without a byte-order mark"),
    INPUT_TRAILING(
            "报文末尾多了换行或空格",
            "a line end or space was added after the message",
            "发送时不要在末尾追加换行",
            "do not add a line end when you send it"),
    INPUT_LINE_ENDS(
            "传输中换行被改（CRLF 与 LF）",
            "line ends were changed on the way (CRLF and LF)",
            "按二进制传输，不要用文本模式",
            "transfer it as binary, not as text"),
    NAME_DIFFERS(
            "头、属性或成员的名称写法不同",
            "a header, property or member has another name",
            "按约定的名称书写",
            "use the name that was agreed"),
    TEXT_HEX(
            "此处是十六进制，约定为 Base64",
            "it is hexadecimal, Base64 is agreed",
            "改用 Base64（RFC 4648 第 4 节）",
            "use Base64 (RFC 4648 §4)"),
    TEXT_BASE64(
            "此处是 Base64，约定为十六进制",
            "it is Base64, hexadecimal is agreed",
            "改用十六进制",
            "use hexadecimal"),
    TEXT_BASE64URL(
            "Base64 与 Base64URL 字母表不符",
            "Base64 and Base64URL are mixed up",
            "用约定的字母表（+ / 或 - _）",
            "use the alphabet agreed (+ / or - _)"),
    TEXT_DOUBLE_BASE64(
            "做了两次 Base64", "Base64 was applied twice", "只做一次 Base64", "apply Base64 once"),
    TEXT_BASE64_OF_HEX(
            "对十六进制文本又做了 Base64",
            "Base64 of the hexadecimal text instead of the bytes",
            "对字节本身做 Base64，不要先转十六进制",
            "apply Base64 to the bytes, not to their hexadecimal"),
    TEXT_LINE_BREAKS(
            "Base64 里有换行",
            "the Base64 has line breaks",
            "用不换行的 Base64（如 Base64.getEncoder()）",
            "use Base64 without line breaks (e.g. Base64.getEncoder())"),
    TEXT_URL_ENCODED(
            "Base64 被 URL 编码，或 + 变成了空格",
            "the Base64 was URL-encoded, or its + became spaces",
            "头与 JSON 里不要做 URL 编码",
            "do not URL-encode values of headers and JSON"),
    TEXT_SEPARATED(
            "十六进制带 0x、冒号或空格",
            "the hexadecimal has 0x, colons or spaces",
            "只写十六进制数字",
            "write the digits alone"),
    SM2_C1C2C3(
            "SM2 密文是旧顺序 C1C2C3，约定为 C1C3C2",
            "the SM2 ciphertext is in the old order C1C2C3, C1C3C2 is agreed",
            "把加密模式改为 C1C3C2（sm-crypto 的 cipherMode=1，BouncyCastle 的 SM2Engine.Mode.C1C3C2）",
            "set the mode to C1C3C2 (cipherMode=1 of sm-crypto, SM2Engine.Mode.C1C3C2 of BouncyCastle)"),
    SM2_WITHOUT_04(
            "SM2 密文缺少开头的 04",
            "the SM2 ciphertext lacks its leading 04",
            "在密文前加上字节 04（sm-crypto 的输出没有它）",
            "put the byte 04 in front (sm-crypto leaves it out)"),
    SM2_DER(
            "SM2 密文是 DER（GM/T 0009），约定为原始拼接",
            "the SM2 ciphertext is DER (GM/T 0009), raw is agreed",
            "改为 04‖x‖y‖C3‖C2",
            "write 04‖x‖y‖C3‖C2"),
    SM2_RAW(
            "SM2 密文是原始拼接，约定为 DER（GM/T 0009）",
            "the SM2 ciphertext is raw, DER (GM/T 0009) is agreed",
            "改为 SEQUENCE{x, y, C3, C2}",
            "write SEQUENCE{x, y, C3, C2}"),
    ENCRYPTED_FOR_OTHER_KEY(
            "用错了加密公钥",
            "it is encrypted for another key",
            "用平台的加密证书（hub-sm2-encrypt.crt 等）加密，签名证书只用来验签",
            "encrypt for the hub's encryption certificate (hub-sm2-encrypt.crt …); its signing certificate only verifies"),
    KEY_WRAPPED_AS_TEXT(
            "被加密的会话密钥是文本，不是字节",
            "the key that was encrypted is text, not bytes",
            "先解出密钥字节，再做 SM2 加密",
            "encrypt the key's bytes, not its hexadecimal or Base64"),
    IV_ZERO(
            "用了全零 IV",
            "the IV used is all zeros",
            "用随机 IV，并按约定传送",
            "use a random IV and send it as agreed"),
    IV_IS_KEY(
            "把密钥当作 IV",
            "the key was used as IV",
            "用随机 IV，并按约定传送",
            "use a random IV and send it as agreed"),
    IV_PREPENDED(
            "IV 放在密文之前",
            "the IV stands in front of the ciphertext",
            "把 IV 从密文前移到约定的位置",
            "take the IV off the ciphertext and send it where agreed"),
    IV_AS_TEXT(
            "IV 用了文本的字节，或长度不符",
            "the IV used is the text's bytes, or has another length",
            "IV 用约定长度的随机字节",
            "use random bytes of the length agreed as IV"),
    PADDING(
            "填充不是 PKCS#7",
            "the padding is not PKCS#7",
            "改用 PKCS7Padding（Java 里 PKCS5Padding 等同）",
            "use PKCS7Padding (PKCS5Padding in Java means the same)"),
    CIPHER_MODE("分组模式不符", "the cipher mode is another", "改用约定的模式", "use the mode agreed"),
    CIPHER_OTHER(
            "对称算法不符", "the symmetric algorithm is another", "改用约定的算法", "use the algorithm agreed"),
    SECRET_AS_TEXT(
            "把密钥的文本当作密钥字节",
            "the key's text was used as its bytes",
            "先按十六进制解码，再作密钥",
            "decode the hexadecimal first, then use it as key"),
    SECRET_OTHER(
            "用了另一把共享密钥",
            "another shared secret was used",
            "改用约定的那一把",
            "use the secret agreed for this"),
    CIPHERTEXT_AS_TEXT(
            "密文字节里装的还是文本编码",
            "the ciphertext's bytes are text of an encoding once more",
            "密文只编码一次",
            "encode the ciphertext once"),
    TAG_IN_FRONT(
            "GCM 认证标签在密文之前",
            "the GCM tag stands in front of the ciphertext",
            "把 16 字节标签放到密文之后",
            "put the 16 bytes of the tag after the ciphertext"),
    TAG_SEPARATE(
            "GCM 认证标签单独传送",
            "the GCM tag is sent apart",
            "把 16 字节标签接在密文之后",
            "append the 16 bytes of the tag to the ciphertext"),
    TAG_MISSING(
            "缺少 GCM 认证标签",
            "the GCM tag is missing",
            "把 getAuthTag() 的 16 字节接在密文之后",
            "append the 16 bytes of getAuthTag() to the ciphertext"),
    AAD_DIFFERS(
            "GCM 的附加数据（AAD）不符",
            "the GCM additional data (AAD) differ",
            "用约定的附加数据；没有约定就不加",
            "use the additional data agreed; none where none is agreed"),
    SIGNATURE_RAW(
            "签名是 r‖s 各 32 字节，约定为 DER",
            "the signature is r‖s of 32 bytes each, DER is agreed",
            "改为 SEQUENCE{r, s}（sm-crypto 的 der:true）",
            "write SEQUENCE{r, s} (der: true of sm-crypto)"),
    SIGNATURE_DER(
            "签名是 DER，约定为 r‖s 各 32 字节",
            "the signature is DER, r‖s of 32 bytes each is agreed",
            "改为 r‖s，每个左补零到 32 字节",
            "write r‖s, each padded on the left to 32 bytes"),
    SIGNATURE_SLOPPY(
            "签名的 DER 不规范（长度、补零或多余字节）",
            "the signature's DER is not minimal (lengths, zeros, or bytes left over)",
            "用规范 DER：整数最短、正数，末尾无多余字节",
            "write minimal DER: shortest positive integers, nothing after"),
    USER_ID(
            "SM2 用户标识不是 1234567812345678",
            "the SM2 user ID is not 1234567812345678",
            "把 userId 设为 1234567812345678（GM/T 0009 的缺省值）",
            "set the user ID to 1234567812345678 (the default of GM/T 0009)"),
    SIGNED_BY_OTHER_KEY(
            "用另一把私钥签名",
            "it is signed by another key",
            "用已交给平台的签名证书所对应的私钥签名",
            "sign by the private key of the signing certificate that the hub holds"),
    HASH_FALSE(
            "直接对原文做曲线运算，没有先做 SM3（sm-crypto 的 hash:false）",
            "the message itself was signed, without SM3 (hash: false of sm-crypto)",
            "把 hash 设为 true，并给出 publicKey 与 userId",
            "set hash: true, with publicKey and userId"),
    WITHOUT_Z(
            "SM3 之前没有拼接 Z 值（用户标识与公钥）",
            "the digest lacks Z (user ID and public key)",
            "按 GB/T 32918.2 计算 e = SM3(Z‖M)",
            "compute e = SM3(Z‖M) as GB/T 32918.2 says"),
    OVER_OTHER_PART(
            "签名或摘要的对象是另一部分",
            "signature or digest is over another part",
            "对约定的那部分计算",
            "compute it over the part agreed"),
    OVER_TEXT(
            "对编码后的文本计算，约定为字节",
            "it is over the encoded text, bytes are agreed",
            "对字节本身计算，不是它的 Base64 或十六进制",
            "compute it over the bytes, not over their Base64 or hexadecimal"),
    OVER_DIGEST(
            "先做了一次摘要，再签名",
            "the message was digested once more before",
            "直接对原文签名或计算，算法自己会做摘要",
            "hand over the message; the algorithm digests it by itself"),
    OVER_TRAILING(
            "计算时末尾多了或少了换行、空格",
            "a line end or space at the end was added or left out",
            "对发送的原文逐字节计算",
            "compute it over exactly what is sent"),
    OVER_LINE_ENDS(
            "计算时换行不同（CRLF 与 LF）",
            "other line ends were used (CRLF and LF)",
            "对发送的原文逐字节计算",
            "compute it over exactly what is sent"),
    OVER_BOM(
            "计算时 BOM 多了或少了",
            "a byte-order mark was added or left out",
            "不要用 BOM",
            "use no byte-order mark"),
    OVER_CHARSET(
            "计算时用了另一种字符集",
            "it is over another charset",
            "用报文的字符集取字节再计算",
            "take the bytes in the charset that is sent"),
    OVER_JSON(
            "对另一种 JSON 写法计算（空格、次序、转义）",
            "it is over another writing of the JSON (spaces, order, escapes)",
            "对发送的那段字节计算，不要再次序列化",
            "compute it over the very bytes that are sent; do not serialise twice"),
    OVER_XML_DECLARATION(
            "计算时没有包含 XML 声明",
            "it leaves the XML declaration out",
            "对包含 XML 声明的全文计算",
            "compute it over the whole, XML declaration included"),
    OVER_ORDER(
            "各部分的次序不同",
            "the parts are in another order",
            "按约定的次序拼接",
            "join the parts in the order agreed"),
    OVER_SEPARATOR(
            "各部分之间的分隔符不同",
            "the parts are joined by another separator",
            "用约定的分隔符",
            "use the separator agreed"),
    MAC_ALGORITHM(
            "消息认证码算法不符", "the MAC is by another algorithm", "改用约定的算法", "use the algorithm agreed"),
    DIGEST_ALGORITHM(
            "摘要算法不符", "the digest is by another algorithm", "改用约定的摘要算法", "use the digest agreed"),
    TIME_SECONDS(
            "时间是秒，约定为毫秒",
            "the time is in seconds, milliseconds are agreed",
            "改用毫秒（System.currentTimeMillis()）",
            "use milliseconds (System.currentTimeMillis())"),
    TIME_FORM(
            "时间的写法不符",
            "the time is written in another form",
            "按约定的格式写时间",
            "write the time in the form agreed"),
    TIME_ZONE(
            "时间差 8 小时：时区错误",
            "the time is 8 hours off: a wrong time zone",
            "毫秒用 UTC 起点；文本时间用约定的时区（北京时间）",
            "count milliseconds from 1970 in UTC; write texts in the zone agreed (Shanghai)"),
    TIME_STALE(
            "时间与收到时相差超过 5 分钟",
            "the time is more than 5 minutes from the arrival",
            "校准时钟（NTP）；每次重发重新取时间。样本若是旧的，用 --at 给出收到时间",
            "set the clock (NTP); take the time anew for each resend. For an old sample give its arrival by --at"),
    LENGTH_ORDER(
            "两字节长度是小端，约定为大端",
            "the two bytes of a length are little-endian, big-endian is agreed",
            "长度按大端（网络序）写",
            "write lengths big-endian (network order)"),
    RECIPIENT_OTHER(
            "写明的收件人或密钥标识不是平台当前的加密密钥",
            "it names another recipient or key than the hub's present encryption key",
            "取平台当前的加密证书，并写它的标识",
            "take the hub's present encryption certificate and name that"),
    SIGNER_OTHER(
            "写明的签名密钥标识与签名所用的不同",
            "it names another signing key than the one that signed",
            "写签名证书自己的标识（docs/wire-format.md §2）",
            "name the certificate that signs (docs/wire-format.md §2)"),
    ENVELOPE_ALGORITHM(
            "信封里的算法标识不符",
            "the envelope names another algorithm",
            "按 docs/suites.md 的 GM/T 0010 一节写算法标识",
            "write the algorithm identifiers of docs/suites.md, GM/T 0010"),
    AGREEMENT(
            "密钥协商的推导不符",
            "the key agreement derives otherwise",
            "按 docs/wire-format.md §2 推导：HKDF 与 info",
            "derive by docs/wire-format.md §2: HKDF with info"),
    MESSAGE_OTHER(
            "它是另一种报文",
            "it is another message",
            "发到对应的地址，或用 --message 指明",
            "send it where that message belongs, or say so by --message"),
    SUITE_OTHER(
            "它按另一套密码套件封装",
            "it is sealed by another suite",
            "按本对接方的套件封装",
            "seal by the suite agreed with this partner"),
    PARTNER_OTHER(
            "它是另一对接方封装的",
            "it is sealed by another partner",
            "核对环境与密钥是否混用",
            "check whether environments or keys are mixed up"),
    CHARSET_DECLARED(
            "封装无误，但内容的字节不是它声明的字符集",
            "the seal is right, but the content is not in the charset that it declares",
            "让 XML 声明与实际字符集一致；JSON 一律 UTF-8",
            "let the XML declaration name the true charset; JSON is always UTF-8"),
    SEEN_MISSING(
            "缺少约定的头、属性、成员或文件",
            "an agreed header, property, member or file is missing",
            "补上所缺的部分；用 --attribute、--headers 或 --companion 一并给出",
            "add what is missing; give it by --attribute, --headers or --companion"),
    SEEN_TRUNCATED(
            "字节不完整：长度与格式不符",
            "bytes are missing: the length does not fit the form",
            "核对发送与保存时是否截断（长度、缓冲、换行）",
            "check where it was cut: lengths, buffers, line ends"),
    SEEN_CONTENT_CHANGED(
            "内容读得通，但任何签名、认证码或摘要都对不上：签名后被改，或密钥未知",
            "it reads as text, but no signature, code or digest fits: changed afterwards, or by an unknown key",
            "签名后不要再改内容；核对签名证书是否已交给平台",
            "change nothing after signing; check that the hub holds your signing certificate"),
    SEEN_MALFORMED(
            "格式不符，无法继续",
            "the form is not the one agreed, nothing can be read",
            "按 docs/suites.md 或 docs/wire-format.md 核对格式",
            "check the form by docs/suites.md or docs/wire-format.md");

    private final String zh;
    private final String en;
    private final String mendZh;
    private final String mendEn;

    Hypothesis(String zh, String en, String mendZh, String mendEn) {
        this.zh = zh;
        this.en = en;
        this.mendZh = mendZh;
        this.mendEn = mendEn;
    }

    /** Its name in outputs, e.g. {@code sm2-c1c2c3}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong. */
    public String zh() {
        return zh;
    }

    /** What is wrong. */
    public String en() {
        return en;
    }

    /** What the partner's developer does about it. */
    public String mendZh() {
        return mendZh;
    }

    /** What the partner's developer does about it. */
    public String mendEn() {
        return mendEn;
    }

    /** How many of the two allowed differences it uses up: samples are looked at late. */
    int cost() {
        return this == TIME_STALE ? 0 : 1;
    }

    /** Whether it is only seen, and cannot be proven by going on. */
    boolean isOnlySeen() {
        return name().startsWith("SEEN_");
    }
}
