package org.tongqu.onboarding.internal.check;

import org.tongqu.onboarding.CheckRule;
import org.tongqu.onboarding.internal.Address;
import org.tongqu.onboarding.internal.check.Subject.Connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether something listens where the connections lead to. */
final class EndpointCheck implements SubjectCheck {
    private static final int PATIENCE_MILLIS = 3000;

    @Override
    public void check(Subject subject, Findings findings) {
        for (Connection connection : subject.connections()) {
            for (Address address : addresses(subject, connection)) {
                if (!answers(address)) {
                    findings.add(
                            CheckRule.ENDPOINT_UNREACHABLE,
                            subject.file(),
                            connection.pointer() + "/parameters/" + address.parameter(),
                            address.toString());
                }
            }
        }
    }

    private static List<Address> addresses(Subject subject, Connection connection) {
        Map<String, String> parameters = new HashMap<>();
        connection
                .tree()
                .path("parameters")
                .properties()
                .forEach(
                        e ->
                                subject.checkout()
                                        .resolved(e.getValue().asText())
                                        .ifPresent(value -> parameters.put(e.getKey(), value)));
        return Address.of(parameters);
    }

    private static boolean answers(Address address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), PATIENCE_MILLIS);
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
