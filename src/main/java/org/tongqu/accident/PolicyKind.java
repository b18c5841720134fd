package org.tongqu.accident;

/** The two kinds of motor policy; each may be written by another company (鸳鸯单). */
public enum PolicyKind {
    /** 交强险. */
    COMPULSORY,
    /** 商业险. */
    COMMERCIAL
}
