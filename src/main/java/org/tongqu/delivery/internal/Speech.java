package org.tongqu.delivery.internal;

import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;

import java.util.List;

/** How the hub speaks to a partner: Tongqu's own format, or the partner's. */
interface Speech {

    /** The frozen view, translated. */
    Draft translate(Partner partner, DeliveryRow row, byte[] view);

    /** The frozen draft, sealed anew for one attempt. */
    Parcel seal(Partner partner, DeliveryRow row, Draft draft);

    /** The question whether the partner holds the delivery; it holds references only. */
    Parcel ask(Partner partner, DeliveryRow row);

    /** What an immediate answer says; every reply's proof is checked. */
    List<Reply> read(Partner partner, DeliveryRow row, Parcel answer, boolean toQuestion);
}
