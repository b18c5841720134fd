package org.tongqu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file that cannot be taken must still be there for the next look. */
class FilePolicyTests {
    private static final Pattern POLICY = Pattern.compile("routeConfigurationId: (\\S+)");

    @TempDir private Path folder = Path.of(".");

    @Test
    void aFileThatCannotBeTakenStaysWhereItLies() throws Exception {
        try (Stream<Path> templates = Files.list(Path.of("routes/templates"))) {
            for (Path template : templates.filter(FilePolicyTests::collects).toList()) {
                Path file = Files.writeString(folder.resolve("left.csv"), "content");
                fail(policy(template));
                assertThat(file).as(template.toString()).exists();
                Files.delete(file);
            }
        }
    }

    private static boolean collects(Path template) {
        return template.getFileName().toString().startsWith("collect-");
    }

    private static String policy(Path template) throws IOException {
        Matcher policy = POLICY.matcher(Files.readString(template));
        assertThat(policy.find()).isTrue();
        return policy.group(1);
    }

    /** Takes the file by a route that fails under the policy, twice. */
    private void fail(String policy) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("failures", new Failures(new SimpleMeterRegistry()));
            new RouteFiles(new TongquPaths(onlyPolicies(), folder)).loadInto(camel);
            camel.addRoutes(taking(policy));
            NotifyBuilder twice = new NotifyBuilder(camel).whenDone(2).create();
            camel.start();
            assertThat(twice.matches(10, TimeUnit.SECONDS)).as("looked again").isTrue();
        }
    }

    private RouteBuilder taking(String policy) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                fromF("file:%s?delete=true&initialDelay=0&delay=50&include=left.csv", folder)
                        .routeConfigurationId(policy)
                        .throwException(new IllegalStateException("the store is away"));
            }
        };
    }

    private Path onlyPolicies() throws IOException {
        Path home = folder.resolve("home");
        for (String part : new String[] {"templates", "case", "inbound", "policies"}) {
            Files.createDirectories(home.resolve("routes").resolve(part));
        }
        for (String name : new String[] {"leave-file", "try-next-time"}) {
            Path file = Path.of("routes/policies").resolve(name + ".camel.yaml");
            Path copy = home.resolve(file);
            if (!Files.exists(copy)) {
                Files.copy(file, copy);
            }
        }
        return home;
    }
}
