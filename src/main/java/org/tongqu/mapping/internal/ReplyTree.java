package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation.Reply;

import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** A reply as a test expects it: every component that is there, by its name. */
final class ReplyTree {

    private ReplyTree() {}

    static ObjectNode of(Reply reply) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : Reply.class.getRecordComponents()) {
            Object value = value(component, reply);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(there -> tree.put(component.getName(), there.toString()));
            } else {
                tree.put(component.getName(), value.toString());
            }
        }
        return tree;
    }

    private static Object value(RecordComponent component, Reply reply) {
        try {
            return component.getAccessor().invoke(reply);
        } catch (ReflectiveOperationException e) {
            throw new TongquException(ErrorCode.INTERNAL, "a reply cannot be read", e);
        }
    }
}
