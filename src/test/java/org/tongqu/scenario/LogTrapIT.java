package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.Json;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The trap of docs/traps.md that a log tells of persons; loudest where something went wrong. */
@ExtendWith(BadInputHub.class)
class LogTrapIT {
    private static final String NAME = "测试卯金刀";
    private static final String RARE_NAME = "测试𠮷卯";
    private static final String PHONE = "00070809010";
    private static final String ADDRESS = "测试卯路七百零八号";
    private static final String BAD_ID = "330900190001010099";
    private static final List<String> OURS = List.of("org.tongqu", "org.apache.camel");

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> listening =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    lines.add(
                            event.getFormattedMessage()
                                    + " "
                                    + event.getMDCPropertyMap()
                                    + ThrowableProxyUtil.asString(event.getThrowableProxy()));
                }
            };

    @BeforeEach
    void listen() {
        listening.start();
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(listening);
        OURS.forEach(name -> logger(name).setLevel(Level.INFO));
    }

    @AfterEach
    void stop() {
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(listening);
        OURS.forEach(name -> logger(name).setLevel(null));
        hub.sandbox().cpic().faults().clear();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Test
    void trap39NoLineOfTheLogTellsOfAPerson() throws Exception {
        LoggerFactory.getLogger("org.tongqu.traps").info("the log is listened to");
        ObjectNode good = marked(new NewPolicies(hub).with("CPIC"), NAME);
        String accidentNo = Sending.by(hub).accept(good);
        hub.ledger().confirmed(accidentNo, "cpic-sim");
        refuse();
        park();
        fail();

        assertThat(lines).anyMatch(line -> line.contains("is listened to"));
        assertThat(lines)
                .noneMatch(line -> line.contains("卯"))
                .noneMatch(line -> line.contains(PHONE))
                .noneMatch(line -> line.contains(BAD_ID))
                .noneMatch(line -> line.contains(plate(good)));
    }

    private static ObjectNode marked(OneCar car, String name) {
        ObjectNode event = car.reported();
        ((ObjectNode) event.path("data")).put("address", ADDRESS).put("narrative", NAME + PHONE);
        ((ObjectNode) event.at("/data/parties/0")).put("name", name).put("phone", PHONE);
        return event;
    }

    private static String plate(ObjectNode event) {
        return event.at("/data/vehicles/0/plateNo").asText();
    }

    /** Signed as it should be, and wrong within; and not even signed. */
    private void refuse() throws Exception {
        ObjectNode event = marked(new NewPolicies(hub).with("CPIC"), NAME);
        ((ObjectNode) event.at("/data/parties/0")).put("idNo", BAD_ID);
        byte[] sealed = hub.forger().seal(event.path("id").asText(), Json.write(event));
        hub.caller().post(sealed).requireProblem(ErrorCode.CHECK_DIGIT_WRONG);
        hub.caller().post(Json.write(event));
    }

    /** A name that the partner's charset lacks. */
    private void park() throws Exception {
        OneCar car = new NewPolicies(hub).with("PICC");
        String accidentNo = Sending.by(hub).accept(marked(car, RARE_NAME));
        Sending.by(hub).accept(car.liability());
        hub.ledger().delivery(accidentNo, "picc-sim", d -> d.state() == DeliveryState.PARKED);
    }

    /** A partner whose answer cannot be trusted. */
    private void fail() throws Exception {
        hub.sandbox().cpic().faults().on(Fault.WRONG_SIGNATURE);
        String accidentNo = Sending.by(hub).accept(marked(new NewPolicies(hub).with("CPIC"), NAME));
        hub.ledger().delivery(accidentNo, "cpic-sim", d -> d.state() == DeliveryState.PARKED);
    }
}
