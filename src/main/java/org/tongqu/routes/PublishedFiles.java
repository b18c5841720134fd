package org.tongqu.routes;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Descriptions of what the hub offers a partner, such as a WSDL; they lie beside its mappings. */
@Component("published")
final class PublishedFiles {
    private static final String LOCATION = "${location}";

    private final PartnerDirectory partners;
    private final Path mappings;

    PublishedFiles(PartnerDirectory partners, TongquPaths paths) {
        this.partners = partners;
        this.mappings = paths.home().resolve("mappings");
    }

    /** The XML file that the route names; {@code ${location}} in it becomes the URL asked for. */
    public void xml(Exchange exchange) {
        String name = Exchanges.variable(exchange, "file", String.class);
        HttpServletRequest request = Requests.of(exchange);
        String url = escaped(request.getRequestURL().toString());
        String text = read(Exchanges.partner(exchange), name).replace(LOCATION, url);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/xml; charset=UTF-8");
        exchange.getMessage().setBody(text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(String partner, String name) {
        Path file = mappings.resolve(partners.get(partner).mapping().orElse(partner)).resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.NOT_FOUND, name + " is not there", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
