/**
 * What operators may ask of a running hub, and order it to do.
 *
 * <p>Each question is an actuator endpoint on the management port, at {@code /actuator/<id>}. All
 * but health and metrics demand the bearer token of {@link org.tongqu.console.AdminAccess}. To add
 * one:
 *
 * <ol>
 *   <li>write a {@code @Component @Endpoint(id = "…")} in {@code internal}, like {@code
 *       PartnersEndpoint}: {@code @ReadOperation}, {@code @WriteOperation} and
 *       {@code @DeleteOperation} methods that call other modules' API and return records. A path
 *       variable is a {@code @Selector}; every other parameter is a query parameter (read, delete)
 *       or a member of the JSON body (write);
 *   <li>let failures leave it as {@link org.tongqu.failure.TongquException}: the caller gets the
 *       code, the detail and what to do;
 *   <li>ask it from the terminal by {@code org.tongqu.command.AdminClient}, like {@code
 *       PartnerCommand}.
 * </ol>
 *
 * <p>Nothing else is to be configured: every endpoint is exposed but the few that {@code
 * config/application.yaml} leaves out.
 */
@ApplicationModule(displayName = "Console")
@NullMarked
package org.tongqu.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
