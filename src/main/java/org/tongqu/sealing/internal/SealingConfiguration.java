package org.tongqu.sealing.internal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.internal.keys.FileKeySource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Puts the sealing module together. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    /**
     * Keys from files, unless a key source of another kind is there.
     *
     * <p>Where there are no keys at all, development keys are made; never for production.
     */
    @Bean
    @ConditionalOnMissingBean
    KeySource keySource(
            TongquPaths paths,
            @Value("${tongqu.production:false}") boolean production,
            Clock clock) {
        Path folder = paths.keys();
        if (!production && Files.notExists(folder.resolve("hub.p12"))) {
            HubKeys.generate(paths.var(), HubKeys.Purpose.DEVELOPMENT, clock);
        }
        return FileKeySource.open(folder, production, clock);
    }
}
