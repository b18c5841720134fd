package org.tongqu.sandbox;

/** What listens in the sandbox, the environment variable that says where, and the usual port. */
public enum Listening {
    POLICE_12123("POLICE_12123_SIM_PORT", 18080),
    PICC("PICC_SIM_PORT", 18443),
    PAIC("PAIC_SIM_PORT", 18444),
    CPIC_BROKER("CPIC_SIM_BROKER_PORT", 18616),
    CPIC_KAFKA("SANDBOX_KAFKA_PORT", 19092),
    CICP("CICP_SIM_PORT", 18543),
    CCIC_SFTP("CCIC_SIM_SFTP_PORT", 18022),
    GPIC("GPIC_SIM_PORT", 19443),
    TAIC("TAIC_SIM_PORT", 17008),
    SNIC("SNIC_SIM_PORT", 18448),
    YGBX("YGBX_SIM_PORT", 18087),
    CONTROL("SANDBOX_CONTROL_PORT", 18090);

    private final String variable;
    private final int usualPort;

    Listening(String variable, int usualPort) {
        this.variable = variable;
        this.usualPort = usualPort;
    }

    /** Name of its environment variable, by which partner files know it, too. */
    public String variable() {
        return variable;
    }

    int usualPort() {
        return usualPort;
    }
}
