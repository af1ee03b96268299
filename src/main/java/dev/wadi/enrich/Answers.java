package dev.wadi.enrich;

import java.util.List;

/** The answers that enrichers gave, and what they have not been asked about yet. */
public interface Answers {

    /**
     * What an enricher should be asked about next: subjects that published records or those of the candidate name, and about
     * which nothing was said from the data it has now.
     *
     * @param most how many at once
     * @return each once; fewer than {@code most} where these are all
     */
    List<Subject> open(Enricher enricher, int most);

    /** Keeps answers, for a publication to honour. What has been answered from the same data meanwhile stays as it is. */
    void record(Enricher enricher, List<Answer> answers);
}
