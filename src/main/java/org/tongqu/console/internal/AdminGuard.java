package org.tongqu.console.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets nobody but operators past health and metrics, and tells them what went wrong.
 *
 * <p>What is open is decided on the address as it was sent: one that is written in any unusual way
 * needs the token.
 */
final class AdminGuard extends OncePerRequestFilter {

    private static final Pattern OPEN =
            Pattern.compile("/actuator/(health(/[A-Za-z0-9_-]+)*|prometheus)");

    private final AdminToken token;

    AdminGuard(AdminToken token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isOpen(request) && !token.isIn(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            Problem.of(new TongquException(ErrorCode.ADMIN_REFUSED, request.getMethod()))
                    .writeTo(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException e) {
            Problem.of(known(e).orElseThrow(() -> e)).writeTo(response);
        }
    }

    private static boolean isOpen(HttpServletRequest request) {
        return request.getMethod().equals("GET") && OPEN.matcher(request.getRequestURI()).matches();
    }

    private static Optional<TongquException> known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TongquException ours) {
                return Optional.of(ours);
            }
        }
        return Optional.empty();
    }
}
