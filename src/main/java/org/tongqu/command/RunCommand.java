package org.tongqu.command;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.tongqu.TongquApplication;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Starts the hub and returns when it has been told to stop. */
@Command(
        name = "run",
        description = "Starts the hub and keeps it running until it is told to stop.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PROPERTY", description = "Settings, as --name=value, after a --.")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        SpringApplication application = new SpringApplication(TongquApplication.class);
        ApplicationListener<ContextClosedEvent> whenClosed = event -> closed.countDown();
        application.addListeners(whenClosed);
        application.run(settings.toArray(String[]::new));
        closed.await();
        return 0;
    }
}
