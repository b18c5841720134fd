package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Text;
import org.tongqu.sealing.Flaw;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The numbered entries; a number, once published, keeps its meaning. */
final class Catalogue {
    /** Changes with every entry that is added or reworded. */
    static final String EDITION = "2026-1";

    private static final Text ACCEPTED = text("受理", "it is accepted");
    private static final Text ONE_CLAIM = text("均受理，同一报案号", "both are accepted, as one claim");
    private static final Text REFUSED = text("拒绝，或不予受理", "it is refused, or at least not taken");

    private Catalogue() {}

    static List<CatalogueEntry> entries() {
        return List.of(
                entry("C01", text("受理", "Accept"), text("一笔完整报案", "a complete report"), ACCEPTED)
                        .played(Plays::accept),
                entry(
                                "C02",
                                text("重复", "Duplicate"),
                                text("同一编号发两次", "the same message twice"),
                                ONE_CLAIM)
                        .without(Exemptions::askedFirst)
                        .played(Plays::duplicate),
                entry(
                                "C03",
                                text("乱序", "Out of order"),
                                text("先发新内容，再发旧内容", "newer content, then the older"),
                                ONE_CLAIM)
                        .without(Exemptions::askedFirst)
                        .played(Plays::outOfOrder),
                entry(
                                "C04",
                                text("未知保单", "Unknown policy"),
                                text("非其承保的保单号", "a policy of nobody"),
                                text("答复非其承保", "the answer is: not insured here"))
                        .played(Plays::unknownPolicy),
                entry(
                                "C05",
                                text("责任变更", "Changed liability"),
                                text("报案后责任由全责改为主责", "a report, then another liability"),
                                ONE_CLAIM)
                        .played(Plays::changedLiability),
                entry(
                                "C06",
                                text("迟到的答复", "Late answer"),
                                text("报案，中心不等待", "a report; the hub does not wait"),
                                text("答复到达后对应原报文", "the answer names its message"))
                        .without(Exemptions::answersInCall)
                        .played(Plays::lateAnswer),
                entry(
                                "C07",
                                text("错误签名", "Wrong signature"),
                                text("签名改动一位", "a signature that does not hold"),
                                REFUSED)
                        .without(
                                t ->
                                        t.without(
                                                Flaw.WRONG_SIGNATURE,
                                                "套件无签名或校验码",
                                                "the suite has no signature or code"))
                        .played(Plays.refused(Flaw.WRONG_SIGNATURE)),
                entry(
                                "C08",
                                text("过期时间", "Stale time"),
                                text("封装时间为一小时前", "a time of one hour ago"),
                                REFUSED)
                        .without(
                                t ->
                                        t.without(
                                                Flaw.STALE_TIME,
                                                "套件不含时间",
                                                "the suite carries no time"))
                        .played(Plays.refused(Flaw.STALE_TIME)),
                entry(
                                "C09",
                                text("生僻字", "Rare characters"),
                                text("姓名含 𠮷、䶮", "a name with 𠮷 and 䶮"),
                                text(
                                        "受理；约定字符集无此字时由中心搁置",
                                        "accepted; or held by the hub where the charset has no such characters"))
                        .played(Plays::rareCharacters),
                entry(
                                "C10",
                                text("受理后超时", "Time-out after create"),
                                text(
                                        "答复未到即以同一编号重发；约定先查询的，查询",
                                        "the same message again before its answer; where it is agreed, a question about it"),
                                ONE_CLAIM)
                        .without(Exemptions::neverResent)
                        .played(Plays::lostAnswer),
                entry(
                                "C11",
                                text("稍后重试", "Retry later"),
                                text("按约定并发数同时发送", "as many at once as agreed"),
                                text(
                                        "全部受理；要求稍后的重发后受理",
                                        "all are accepted; those told to come later, later"))
                        .without(Exemptions::oneByOne)
                        .played(Plays::burst),
                entry(
                                "C12",
                                text("内容无法识别", "Garbage"),
                                text("封装正确，内容不成报文", "sealed well, but no message inside"),
                                REFUSED)
                        .played(Plays.refused(Flaw.GARBAGE)),
                entry(
                                "C13",
                                text("错误的收件方", "Wrong recipient"),
                                text("对方私钥无法解开的密钥", "a key that the partner cannot unwrap"),
                                REFUSED)
                        .without(
                                t ->
                                        t.without(
                                                Flaw.WRONG_RECIPIENT,
                                                "套件使用共享密钥",
                                                "the suite shares its key"))
                        .played(Plays.refused(Flaw.WRONG_RECIPIENT)),
                entry(
                                "C14",
                                text("传输中被改动", "Changed on the way"),
                                text("封装后改动一位", "one bit changed after sealing"),
                                REFUSED)
                        .played(Plays.refused(Flaw.CHANGED_BODY)),
                entry(
                                "C15",
                                text("及时答复", "Answers in time"),
                                text("以上全部", "all of the above"),
                                text("每笔受理不超过 2 秒", "no acceptance takes more than 2 s"))
                        .without(Exemptions::inRounds)
                        .played(Plays::inTime),
                entry(
                                "C16",
                                text("一报一答", "One answer each"),
                                text("以上全部", "all of the above"),
                                text("每笔报文只答复一次", "each message is answered once"))
                        .played(Plays::oneAnswerEach),
                entry(
                                "C17",
                                text("答复可验证", "Answers that hold"),
                                text("以上全部", "all of the above"),
                                text(
                                        "未收到无法验证或张冠李戴的答复",
                                        "no answer came that is not proven, or names nothing"))
                        .played(Plays::answersHold));
    }

    private static Text text(String zh, String en) {
        return new Text(zh, en);
    }

    private static Draft entry(String number, Text title, Text sends, Text expects) {
        return new Draft(number, title, sends, expects, CatalogueEntry.FOR_ALL);
    }

    /** An entry in the making. */
    private record Draft(
            String number,
            Text title,
            Text sends,
            Text expects,
            Function<Terms, Optional<Text>> without) {
        Draft without(Function<Terms, Optional<Text>> reason) {
            return new Draft(number, title, sends, expects, reason);
        }

        CatalogueEntry played(Function<Course, Verdict> play) {
            return new CatalogueEntry(number, title, sends, expects, without, play);
        }
    }
}
