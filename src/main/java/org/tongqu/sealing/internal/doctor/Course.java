package org.tongqu.sealing.internal.doctor;

import org.tongqu.partner.Partner;

import java.util.List;

/**
 * The way one kind of message is opened, step by step.
 *
 * @param suite its name
 * @param message its name, or {@code default}
 * @param sender whose keys it is opened with
 */
record Course(String suite, String message, Partner sender, List<Stage> stages) {

    /** Whether something in it proves the sender: what proves nothing opens anything. */
    boolean proves() {
        return stages.stream().anyMatch(stage -> stage.is("verify") || stage.is("check-mac"));
    }
}
