package org.penjing.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** A published file. */
@Entity
@Table(name = "artefact")
class ArtefactEntity {
    @EmbeddedId
    private Key key;

    private long bytes;
    private String sha256;

    @SuppressWarnings("NullAway.Init")
    protected ArtefactEntity() {}

    ArtefactEntity(ProfileKey profile, ArtefactView file) {
        this.key = new Key(profile.job(), profile.profile(), file.name());
        this.bytes = file.bytes();
        this.sha256 = file.sha256();
    }

    ArtefactView view() {
        return new ArtefactView(key.name(), bytes, sha256);
    }

    /** One file of one profile of one job. */
    @Embeddable
    record Key(@Column(name = "job_id") UUID job, String profile, String name) {}
}
