/// Summaries, comparisons and limits as text, JSON, JUnit and Markdown.
@NullMarked
package psrec.report;

import org.jspecify.annotations.NullMarked;
