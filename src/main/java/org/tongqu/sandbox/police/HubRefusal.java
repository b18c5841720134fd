package org.tongqu.sandbox.police;

/** The hub refused a message; {@code code} is its stable error code. */
public record HubRefusal(int status, String code, String pointer) {}
