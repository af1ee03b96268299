package dev.wadi.recheck;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageReader;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Page;
import dev.wadi.core.Version;
import dev.wadi.map.Mapper;
import dev.wadi.validate.Validator;

/** Makes of a page what the stages make of it, so that it can be compared with what they made before. */
public final class Comparison {

    private final PageReader reader;
    private final Validator validator;
    private final Mapper mapper;

    public Comparison(PageReader reader, Validator validator, Mapper mapper) {
        this.reader = reader;
        this.validator = validator;
        this.mapper = mapper;
    }

    Batch<Version> versions(PageDraft draft) {
        var reading = draft.reading();
        var page = new Page(
                reading.tenant(),
                reading.stream(),
                reading.lane(),
                0,
                reading.runId(),
                reading.partition(),
                draft.start(),
                draft.payload(),
                draft.preamble(),
                draft.frames(),
                reading.readAt());
        return mapper.map(validator.validate(reader.read(new Claim(page, "recheck", 0, 0))));
    }
}
