package org.tongqu.console.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tongqu.console.AdminAccess;
import org.tongqu.partner.TongquPaths;

import java.security.SecureRandom;

/** The module's beans in the hub itself. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    AdminToken adminToken(TongquPaths paths) {
        return AdminToken.in(new AdminAccess(paths.var()).token(), new SecureRandom());
    }

    @Bean
    AdminAddress adminAddress(TongquPaths paths, Environment environment) {
        return new AdminAddress(new AdminAccess(paths.var()).address(), environment);
    }
}
