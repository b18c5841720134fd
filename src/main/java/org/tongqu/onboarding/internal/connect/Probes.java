package org.tongqu.onboarding.internal.connect;

import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.Trial;
import org.tongqu.onboarding.internal.Address;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.TrialKeys;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/** Chooses, connection by connection, what is to be tried. */
public final class Probes {
    static final int PATIENCE_MILLIS = 5000;

    private final Tools tools;
    private final Partner partner;
    private final TrialKeys keys;

    public Probes(Tools tools, Partner partner) {
        this.tools = tools;
        this.partner = partner;
        this.keys = TrialKeys.of(tools.paths(), partner, tools.clock());
    }

    /** One trial for each connection of the partner file. */
    public List<Trial> trials() {
        return partner.connections().stream().map(this::trial).toList();
    }

    private Trial trial(Partner.Connection connection) {
        Course course = new Course();
        Map<String, String> parameters = connection.parameters();
        List<Address> addresses = Address.of(parameters);
        if (addresses.isEmpty()) {
            course.note("-", "由对方来连，无可测试 · the partner calls the hub: nothing to try");
        }
        for (Address address : addresses) {
            course.phase("TCP", () -> reach(address));
        }
        speak(connection, course);
        return new Trial(connection.template(), course.phases());
    }

    private void speak(Partner.Connection connection, Course course) {
        Map<String, String> parameters = connection.parameters();
        if (parameters.getOrDefault("url", "").startsWith("http") && speaksParcels()) {
            new HttpsProbe(tools, partner, keys).run(connection, course);
        } else if (parameters.containsKey("heartbeatCode")) {
            new SocketProbe(parameters).run(course);
        } else if (parameters.containsKey("brokerUrl")) {
            new JmsProbe(partner, keys).run(parameters, course);
        } else if (parameters.containsKey("bootstrap")) {
            new KafkaProbe().run(parameters, course);
        } else if (partner.keys().secrets().containsKey("hostKey")
                && parameters.containsKey("directory")) {
            new SftpProbe(tools.paths().keys(), partner).run(parameters, course);
        }
    }

    /** Tongqu's own format has no question to ask. */
    private boolean speaksParcels() {
        return partner.suites().parcel().isPresent();
    }

    private static String reach(Address address) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), PATIENCE_MILLIS);
            return address + " (" + socket.getInetAddress().getHostAddress() + ")";
        }
    }
}
