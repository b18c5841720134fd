package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.delivery.internal.store.TransmissionStore;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;

import java.util.Optional;
import java.util.UUID;

/** Finds the delivery that an answer names; a partner reaches only deliveries to itself. */
@Component
final class NamedDeliveries {
    private static final String FILE = "file";

    private final Stores stores;

    /** Deliveries, and the files that carry several of them. */
    @Component
    record Stores(DeliveryStore deliveries, TransmissionStore transmissions) {}

    NamedDeliveries(Stores stores) {
        this.stores = stores;
    }

    /** The delivery to this partner that the reply names, by its id or its place in a file. */
    Optional<DeliveryRow> find(Partner partner, Parcel answer, Reply reply) {
        String file = answer.attributes().getOrDefault(FILE, "");
        Optional<DeliveryRow> named =
                file.isEmpty()
                        ? reply.deliveryRef().flatMap(ref -> byReference(partner, ref))
                        : reply.deliveryRef().flatMap(ref -> member(partner, file, ref));
        return named.filter(row -> isOfItsCase(reply, row));
    }

    /** By the delivery's id, or by the trace number under which it went. */
    private Optional<DeliveryRow> byReference(Partner partner, String reference) {
        if (reference.matches("[0-9]{12}")) {
            return stores.deliveries().byTrace(partner.name(), Long.parseLong(reference));
        }
        return byUuid(reference).filter(row -> row.partner().equals(partner.name()));
    }

    /** Whether the reply names something, but no delivery to this partner and not its file. */
    boolean isLost(Partner partner, Parcel answer, Reply reply) {
        return reply.deliveryRef().filter(ref -> !isFile(answer, ref)).isPresent()
                && find(partner, answer, reply).isEmpty();
    }

    /** A delivery, whomever it is to. */
    Optional<DeliveryRow> byUuid(String text) {
        return uuid(text).flatMap(stores.deliveries()::byUuid);
    }

    /** The id that a text is, if it is one. */
    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the reply names no case, or that of the delivery. */
    static boolean isOfItsCase(Reply reply, DeliveryRow row) {
        return reply.accidentNo().map(row.accidentNo()::equals).orElse(true);
    }

    private static boolean isFile(Parcel answer, String ref) {
        String file = answer.attributes().getOrDefault(FILE, "");
        return !file.isEmpty() && ref.startsWith(file + ".");
    }

    private Optional<DeliveryRow> member(Partner partner, String file, String memberNo) {
        if (!memberNo.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(memberNo) - 1;
        return stores.transmissions()
                .byName(partner.name(), file)
                .map(stores.deliveries()::members)
                .filter(members -> index >= 0 && index < members.size())
                .map(members -> members.get(index));
    }
}
