package org.tongqu.routes;

import jakarta.jms.ConnectionFactory;

import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.component.servlet.ServletComponent;
import org.apache.camel.http.common.CamelServlet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.UUID;

/** The edges that routes name: the servlet for {@code servlet:}, the broker for {@code work:}. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {
    /** Camel keeps servlets by name for the whole JVM; two hubs in one JVM must not meet. */
    private final String servletName = "partners-" + UUID.randomUUID();

    @Bean
    ServletComponent servlet() {
        ServletComponent component = new ServletComponent();
        component.setServletName(servletName);
        return component;
    }

    @Bean
    ServletRegistrationBean<CamelServlet> partnerServlet() {
        ServletRegistrationBean<CamelServlet> servlet =
                new ServletRegistrationBean<>(new CamelHttpTransportServlet(), "/v1/*");
        servlet.setName(servletName);
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    /** Queues of the hub's own broker. */
    @Bean
    JmsComponent work(@Qualifier("hubConnectionFactory") ConnectionFactory connectionFactory) {
        return Queues.component(connectionFactory);
    }
}
