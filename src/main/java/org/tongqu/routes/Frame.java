package org.tongqu.routes;

/** One message of a framed connection: the code in its head, and its body. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(String code, byte[] body) {}
