package org.tongqu.intake;

import java.util.List;
import java.util.Optional;

/** Files that a partner left: kept first, taken when complete and next in their order. */
public interface FileInbox {

    /** A file that is complete; {@code flag} is its {@code .ok} file, where it needs one. */
    record Ready(String partner, String name, byte[] content, Optional<byte[]> flag) {
        /** The name without its extension. */
        public String stem() {
            return name.substring(0, name.lastIndexOf('.'));
        }

        /** The extension with its dot. */
        public String extension() {
            return name.substring(name.lastIndexOf('.'));
        }
    }

    /** Keeps a file; the same name again is kept once. */
    void keep(String partner, String name, byte[] content);

    /**
     * Files that can be taken now. What waits too long for its flag or for a missing number is
     * recorded once, as FILE_FLAG_MISSING or FILE_SEQUENCE_GAP, and goes on waiting.
     */
    List<Ready> ready(String partner);

    /** The file has been dealt with; a numbered one moves its stream on. */
    void taken(Ready file);
}
