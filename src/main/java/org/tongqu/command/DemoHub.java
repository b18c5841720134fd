package org.tongqu.command;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.tongqu.TongquApplication;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hub as the demo runs it: in this process, asking its partners more often than usual. */
final class DemoHub implements AutoCloseable {

    private static final Map<String, String> PERIODS =
            Map.of(
                    "PICC_SIM_POLL_PERIOD", "1000",
                    "CCIC_SIM_BATCH_PERIOD", "1000",
                    "CCIC_SIM_COLLECT_PERIOD", "1000",
                    "YGBX_SIM_POLL_PERIOD", "1000");

    private final ConfigurableApplicationContext context;
    private final Path var;

    private DemoHub(ConfigurableApplicationContext context, Path var) {
        this.context = context;
        this.var = var;
    }

    /** Starts the hub, with the simulators at these ports. */
    static DemoHub start(TongquPaths paths, Map<String, Integer> ports) {
        List<String> arguments = new ArrayList<>(Place.springArguments(paths));
        ports.forEach((name, port) -> arguments.add("--" + name + "=" + port));
        PERIODS.forEach(
                (name, period) -> {
                    if (System.getenv(name) == null) {
                        arguments.add("--" + name + "=" + period);
                    }
                });
        SpringApplication application = new SpringApplication(TongquApplication.class);
        application.setRegisterShutdownHook(false);
        return new DemoHub(application.run(arguments.toArray(String[]::new)), paths.var());
    }

    /** The address of its HTTP interface. */
    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** The port of its own broker. */
    int brokerPort() {
        return context.getEnvironment().getProperty("tongqu.broker.port", Integer.class, 61616);
    }

    /** A partner's title in both languages; the name itself when nobody is called so. */
    String title(String name) {
        return context.getBean(PartnerDirectory.class)
                .find(name)
                .map((Partner partner) -> partner.titleZh() + " · " + partner.titleEn())
                .orElse(name);
    }

    /** Imports the policies of all simulated cars; how many there are. */
    long importPolicies() {
        try {
            long rows = 0;
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:/sandbox/policies-*.csv")) {
                rows += importPolicies(file);
            }
            return rows;
        } catch (IOException e) {
            throw new TongquException(ErrorCode.NOT_FOUND, "no simulated policies", e);
        }
    }

    private long importPolicies(Resource resource) {
        Path file = var.resolve("sandbox").resolve(String.valueOf(resource.getFilename()));
        try (InputStream in = resource.getInputStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return context.getBean(PolicyImport.class)
                    .run(new PolicyImport.Request(file, Optional.empty()))
                    .rows();
        } catch (IOException e) {
            throw new TongquException(ErrorCode.STORE_UNAVAILABLE, "cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
