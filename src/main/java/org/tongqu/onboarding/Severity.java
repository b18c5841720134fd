package org.tongqu.onboarding;

/** How much a finding matters. */
public enum Severity {
    /** It will fail, or is unsafe; the check fails, too. */
    ERROR("错误"),
    /** It works, but hardly as meant, or not for long. */
    WARNING("警告"),
    /** Worth knowing. */
    NOTE("提示");

    private final String zh;

    Severity(String zh) {
        this.zh = zh;
    }

    /** Its name in Chinese. */
    public String zh() {
        return zh;
    }
}
