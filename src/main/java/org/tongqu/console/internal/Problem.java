package org.tongqu.console.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jakarta.servlet.http.HttpServletResponse;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A failure in the words of RFC 9457; the members are those of docs/wire-format.md. */
record Problem(int status, ObjectNode body) {

    static Problem of(TongquException failure) {
        ErrorCode code = failure.code();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:tongqu:error:" + code.name());
        body.put("title", code.en());
        body.put("status", code.httpStatus());
        body.put("code", code.name());
        body.put("detail", failure.detail());
        failure.pointer().ifPresent(pointer -> body.put("pointer", pointer));
        body.put("mend", code.mendEn());
        body.putObject("zh").put("title", code.zh()).put("mend", code.mendZh());
        return new Problem(code.httpStatus(), body);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
