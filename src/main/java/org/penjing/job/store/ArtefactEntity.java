package org.penjing.job.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.penjing.job.files.ArtefactView;

/** A published file. */
@Entity
@Table(name = "artefact")
public class ArtefactEntity {
    @EmbeddedId
    private Key key;

    private String path;
    private long bytes;
    private String sha256;

    @SuppressWarnings("NullAway.Init")
    protected ArtefactEntity() {}

    /** @param path below the folder of the profile's published files */
    ArtefactEntity(FinalistEntity.Key finalist, String path, ArtefactView file) {
        this.key = new Key(finalist.job(), finalist.profile(), finalist.place(), file.name());
        this.path = path;
        this.bytes = file.bytes();
        this.sha256 = file.sha256();
    }

    public String path() {
        return path;
    }

    public ArtefactView view() {
        return new ArtefactView(key.name(), bytes, sha256);
    }

    /** One file of the finalist of one rank of one profile of one job. */
    @Embeddable
    public record Key(@Column(name = "job_id") UUID job, String profile, int place, String name) {}
}
