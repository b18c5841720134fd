package org.tongqu.delivery;

import org.tongqu.parcel.Parcel;

import java.util.List;

/** Answers that come by another way than the delivery went: reply queues, files, receipts. */
public interface Answers {

    /**
     * Opens an answer, and settles every delivery that it names with the proof declared.
     *
     * @param message name in the partner's mapping, which also chooses the suite's `open` steps
     * @return ids of the deliveries it named
     */
    List<String> received(String partner, String message, Parcel answer);

    /**
     * Settles one delivery by a receipt of Tongqu's own format, signed by its partner.
     *
     * @param uuid the delivery, by the id under which it was sent
     * @throws org.tongqu.failure.TongquException NOT_FOUND, or why the receipt proves nothing
     */
    void receipt(String uuid, byte[] receipt);
}
