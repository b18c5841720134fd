package org.tongqu.console.internal;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Puts the guard before the management port.
 *
 * <p>No component: it is named in the file {@code META-INF/spring/…ManagementContextConfiguration.
 * imports}, and so belongs to the context of that port alone.
 */
class AdminContextConfiguration {

    @Bean
    FilterRegistrationBean<AdminGuard> adminGuard(AdminToken token) {
        FilterRegistrationBean<AdminGuard> guard =
                new FilterRegistrationBean<>(new AdminGuard(token));
        guard.addUrlPatterns("/*");
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return guard;
    }
}
