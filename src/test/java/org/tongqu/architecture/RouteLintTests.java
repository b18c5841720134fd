package org.tongqu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The rules of the route files: kept by those that are here, and seen to be able to fail. */
class RouteLintTests {

    private static final Path BASELINE = Path.of("routes/policies/baseline.camel.yaml");
    private static final Path ROUTE = Path.of("routes/inbound/report.camel.yaml");
    private static final Path TEMPLATE = Path.of("routes/templates/report.camel.yaml");

    private static final String GOOD_POLICY =
            """
            - routeConfiguration:
                id: baseline
                description: Parks what nobody else handled.
                onException:
                  - onException:
                      exception: [java.lang.Exception]
                      handled: {constant: "true"}
                      steps:
                        - to: {uri: "direct:park"}
            """;

    private static final String GOOD_ROUTE =
            """
            - route:
                id: report
                description: Takes a report in.
                routeConfigurationId: baseline
                from:
                  uri: direct:report
                  steps:
                    - bean: {ref: reports, method: open}
                    - log: "report ${exchangeId}"
            """;

    private static final String GOOD_TEMPLATE =
            """
            - routeTemplate:
                id: report
                description: Sends a report out.
                parameters:
                  - name: partner
                route:
                  routeConfigurationId: baseline
                  from:
                    uri: direct:{{partner}}
                    steps:
                      - bean: {ref: reports, method: send}
            """;

    @Test
    void allRouteFilesKeepTheRules() throws IOException {
        assertThat(RouteLint.complaintsAbout(RouteFile.under(Path.of("routes")))).isEmpty();
    }

    @Test
    void acceptsARouteATemplateAndAPolicy() {
        assertThat(complaints(ROUTE, GOOD_ROUTE)).isEmpty();
        assertThat(complaints(TEMPLATE, GOOD_TEMPLATE)).isEmpty();
    }

    @Test
    void namesTheFileInEachComplaint() {
        assertThat(complaints(ROUTE, GOOD_ROUTE.replace("id: report", "id: other")))
                .containsExactly(ROUTE + ": has the id 'other', its name says 'report'");
    }

    @Test
    void refusesTwoRoutesInAFile() {
        assertComplaint(GOOD_ROUTE + GOOD_ROUTE, "must hold exactly one of");
    }

    @Test
    void refusesAnEmptyFile() {
        assertComplaint("", "must hold exactly one of");
    }

    @Test
    void refusesTheShortFormOfARoute() {
        assertComplaint("- from: {uri: 'direct:a', steps: []}", "holds 'from', must hold one of");
    }

    @Test
    void refusesWhatIsNotYaml() {
        assertComplaint("- route: [", "is not YAML");
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertComplaint(GOOD_ROUTE + "    id: report\n", "duplicate key id");
    }

    @Test
    void refusesAnotherFileSuffix() {
        Path path = Path.of("routes/inbound/report.yaml");
        assertThat(complaints(path, GOOD_ROUTE)).anyMatch(c -> c.contains("must end in"));
    }

    @Test
    void refusesARouteWithoutDescription() {
        assertComplaint(without("description: Takes a report in."), "has no description");
    }

    @Test
    void refusesMoreThanTwelveSteps() {
        String steps = "        - stop: {}\n".repeat(11);
        assertComplaint(GOOD_ROUTE + steps, "has more than 12 steps in a list");
        assertThat(complaints(ROUTE, GOOD_ROUTE + "        - stop: {}\n".repeat(10))).isEmpty();
    }

    @Test
    void refusesMoreThanSixtyLines() {
        String comments = "# why\n".repeat(52);
        assertComplaint(GOOD_ROUTE + comments, "has 61 lines, at most 60");
    }

    @Test
    void refusesAMissingPolicyName() {
        assertComplaint(without("routeConfigurationId: baseline"), "names no policy");
    }

    @Test
    void refusesAMisspeltPolicyName() {
        assertComplaint(
                GOOD_ROUTE.replace("Id: baseline", "Id: \"baseline,bassline\""),
                "names the policy 'bassline', which does not exist");
    }

    @Test
    void refusesAMisspeltPolicyNameInATemplate() {
        String template = GOOD_TEMPLATE.replace("Id: baseline", "Id: bassline");
        assertThat(complaints(TEMPLATE, template))
                .singleElement()
                .asString()
                .contains("names the policy 'bassline', which does not exist");
    }

    @Test
    void refusesATemplateWithoutTheRouteForm() {
        String template =
                """
                - routeTemplate:
                    id: report
                    description: Sends a report out.
                    from:
                      uri: direct:report
                      steps: []
                """;
        assertThat(complaints(TEMPLATE, template))
                .anyMatch(c -> c.contains("must use the 'route:' form"));
    }

    @Test
    void refusesScripts() {
        assertComplaint(withStep("script: {groovy: \"1\"}"), "has a script: 'script'");
        assertComplaint(withStep("setBody: {groovy: \"1\"}"), "has a script: 'groovy'");
        assertComplaint(
                withStep("setBody: {language: {language: groovy, expression: \"1\"}}"),
                "has a script: 'groovy'");
    }

    @Test
    void refusesToLogContent() {
        assertComplaint(withStep("log: \"got ${body}\""), "logs message content");
        assertComplaint(withStep("log: {message: \"${bodyAs(String)}\"}"), "logs message content");
        assertComplaint(withStep("log: \"${header.name}\""), "logs message content");
        assertComplaint(withStep("to: {uri: \"log:all\"}"), "logs message content");
    }

    @Test
    void refusesErrorHandlingOutsidePolicies() {
        assertComplaint(withStep("doTry: {steps: []}"), "handles errors by 'doTry'");
    }

    @Test
    void refusesAPolicyOutsideItsFolder() {
        String policy = GOOD_POLICY.replace("id: baseline", "id: report");
        assertComplaint(policy, "policies/ is for routeConfiguration alone");
    }

    @Test
    void refusesARouteAmongThePolicies() {
        Path path = Path.of("routes/policies/report.camel.yaml");
        assertThat(complaints(path, GOOD_ROUTE))
                .anyMatch(c -> c.contains("policies/ is for routeConfiguration alone"));
    }

    private static String without(String line) {
        return GOOD_ROUTE.replace("    " + line + "\n", "");
    }

    private static String withStep(String step) {
        return GOOD_ROUTE + "        - " + step + "\n";
    }

    private static void assertComplaint(String text, String complaint) {
        assertThat(complaints(ROUTE, text)).anyMatch(c -> c.contains(complaint));
    }

    private static List<String> complaints(Path path, String text) {
        return RouteLint.complaintsAbout(
                List.of(new RouteFile(BASELINE, GOOD_POLICY), new RouteFile(path, text)));
    }
}
