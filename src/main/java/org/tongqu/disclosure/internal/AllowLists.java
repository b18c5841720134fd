package org.tongqu.disclosure.internal;

import org.tongqu.disclosure.RecipientRole;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The allow-lists of all roles, with the digest that names this edition of them. */
public final class AllowLists {
    private static final String SCHEMA = "schema/disclosure.schema.json";
    private static final int VERSION_BYTES = 16;

    private final Map<RecipientRole, AllowList> byRole = new EnumMap<>(RecipientRole.class);
    private final String version;

    private AllowLists(String version) {
        this.version = version;
    }

    /**
     * Reads one file per role, named after it.
     *
     * @throws TongquException CONFIG_INVALID, naming file, line and field
     */
    public static AllowLists read(Path folder) {
        List<Path> files =
                List.of(RecipientRole.values()).stream().map(role -> file(folder, role)).toList();
        AllowLists lists = new AllowLists(digest(files));
        for (RecipientRole role : RecipientRole.values()) {
            ConfigFile file = ConfigFiles.read(file(folder, role), SCHEMA);
            if (!role.name().equals(file.tree().path("role").asText())) {
                throw file.invalid("/role", "the file of this name is for " + role);
            }
            lists.byRole.put(role, AllowList.of(file, role));
        }
        return lists;
    }

    /** The allow-list of one role. */
    public AllowList of(RecipientRole role) {
        AllowList list = byRole.get(role);
        if (list == null) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, "no allow-list for " + role);
        }
        return list;
    }

    /** Digest of the files' bytes. */
    public String version() {
        return version;
    }

    private static Path file(Path folder, RecipientRole role) {
        return folder.resolve(role.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml");
    }

    private static String digest(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (IOException e) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID, "cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new TongquException(ErrorCode.INTERNAL, "SHA-256", e);
        }
    }
}
