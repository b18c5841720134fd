package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came in, and what was wrong with it; never its content. */
@Component
@Endpoint(id = "messages")
class MessagesEndpoint {

    private final Ledger ledger;
    private final Messages messages;

    MessagesEndpoint(Ledger ledger, Messages messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    /** The newest messages, optionally of one state: RECORDED, NOTED, INVALID, REFUSED. */
    @ReadOperation
    List<Messages.Listed> list(@Nullable String state, @Nullable Integer limit) {
        int wanted = Limit.of(limit);
        Optional<String> wished =
                Optional.ofNullable(state).map(text -> text.toUpperCase(Locale.ROOT));
        return ledger.record(() -> messages.list(wished, wanted));
    }
}
