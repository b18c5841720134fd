package org.tongqu;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

import java.time.Clock;

/** The hub: each direct sub-package of this one is a module. */
@Modulithic(systemName = "Tongqu")
@SpringBootApplication
public class TongquApplication {

    /** The hub's clock; tests put another in its place. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
