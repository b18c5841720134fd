package org.tongqu.underwriting;

/** Why a vehicle's policy went where it went; names are stored and never change. */
public enum RouteReason {
    /** One policy in force at the time of the accident was found. */
    POLICY_CONFIRMED("保单有效"),
    /** One policy in force was found; another company serves it now. */
    SUCCESSOR("由承继公司服务"),
    /** The vehicle is a trailer; the tractor's insurer serves it. */
    TRACTOR("挂车随牵引车"),
    /** A person decided. */
    MANUAL("人工指定"),
    /** One policy in force was found; its company is not connected. */
    NOT_LINKED("承保公司未接入"),
    /** Two or more policies of the kind were in force. */
    TWO_IN_FORCE("同一险种两张有效保单"),
    /** Policy number, VIN and plate name different vehicles or policies. */
    CONTRADICTION("保单号、车架号、号牌互相矛盾"),
    /** A policy or insurer is only stated; nothing here confirms it. */
    STATED_ONLY("仅有自述，未查到保单"),
    /** Every company that could serve it has refused it. */
    ALL_REFUSED("候选公司均已拒绝"),
    /** The vehicle is a trailer and nobody said what pulled it. */
    TRACTOR_UNKNOWN("挂车的牵引车不明"),
    /** The last policy had ended before the accident. */
    LAPSED("保单已到期"),
    /** The policy began after the accident. */
    NOT_STARTED("保单尚未起保"),
    /** The policy had been cancelled before the accident. */
    CANCELLED("保单已退保"),
    /** No policy of this kind is known for the vehicle. */
    NOT_FOUND("未查到保单");

    private final String zh;

    RouteReason(String zh) {
        this.zh = zh;
    }

    /** The reason in Chinese, for queues and notices. */
    public String zh() {
        return zh;
    }
}
