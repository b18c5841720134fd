package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.delivery.Deliveries;
import org.tongqu.ledger.Messages;
import java.util.Optional;

class FirstPathIT {
    @TempDir Path var;

    @Test
    void starts() throws Exception {
        try (RunningHub hub = RunningHub.start(var)) {
            System.out.println(hub.url()); hub.bean(org.apache.camel.CamelContext.class).getRoutes().forEach(r -> System.out.println(r.getRouteId()));
            for (String name : new String[] {"picc", "cpic", "ccic", "tpic"}) {
                var file = Path.of("src/main/resources/sandbox/policies-" + name + ".csv");
                System.out.println(hub.bean(org.tongqu.underwriting.PolicyImport.class).run(new org.tongqu.underwriting.PolicyImport.Request(file, Optional.empty())));
            }
            hub.sandbox().scenarios().play(System.getProperty("scenario", "D1"), step -> System.out.println(step));
            hub.bean(Messages.class).list(Optional.empty(), 50).forEach(System.out::println);
            hub.bean(Deliveries.class).list(Optional.empty(), Optional.empty(), 50).forEach(System.out::println);
            assertThat(hub.url()).isNotEmpty();
        }
    }
}
