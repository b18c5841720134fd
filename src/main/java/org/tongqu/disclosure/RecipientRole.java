package org.tongqu.disclosure;

/** Who looks at (a part of) a case; one allow-list file each in {@code security/disclosure/}. */
public enum RecipientRole {
    OWN_INSURER,
    OPPOSITE_INSURER,
    PARTY,
    OPPOSITE_PARTY,
    POLICE,
    REGULATOR
}
