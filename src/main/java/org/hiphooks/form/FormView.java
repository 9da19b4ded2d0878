package org.hiphooks.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form as its page shows it.
 *
 * @param person who it is about
 * @param posting what its posts say of themselves
 * @param readAt when the chart was read that cards rest on
 * @param isRead whether it could be read now
 * @param missing core items that are neither on file nor answered
 * @param core the core items
 * @param next questions that could change a card, and those that were answered
 * @param more further ones, folded away
 * @param isComplete whether all questions were looked at for what they could change
 * @param result what the answers changed; null before the first save
 * @param focus linkId of the question that has just been changed; empty if none
 * @param isWriting whether a save writes to the chart
 * @param mayWithdraw whether what was written may be taken back
 */
public record FormView(
    String person,
    Posting posting,
    String readAt,
    boolean isRead,
    int missing,
    List<Question> core,
    List<Question> next,
    List<Question> more,
    boolean isComplete,
    @Nullable Result result,
    String focus,
    boolean isWriting,
    boolean mayWithdraw) {

  /** Defensive copies. */
  public FormView {
    core = List.copyOf(core);
    next = List.copyOf(next);
    more = List.copyOf(more);
  }

  /**
   * What a page says of itself when it is posted.
   *
   * @param handle what the form is known by
   * @param seen mark of the answers that were saved when it was made
   * @param until when the form is over
   * @param older what an older page said otherwise and was not taken over; null = it was not older
   */
  public record Posting(String handle, String seen, String until, @Nullable List<String> older) {

    /** Nothing: it holds a secret. */
    @Override
    public String toString() {
      return "Posting";
    }
  }

  /** The cards that are shown, to be compared with later ones. */
  List<OpenForm.Before> remembered() {
    return result == null
        ? List.of()
        : result.cards().stream()
            .filter(card -> card.change() != ChangedCard.Change.GONE)
            .map(ChangedCard::remembered)
            .toList();
  }

  /** Whether the page that was posted was older than the last save, so that nothing was saved. */
  public boolean isOlder() {
    return posting.older() != null;
  }

  /** What an older page said otherwise. */
  public List<String> notTaken() {
    List<String> older = posting.older();
    return older == null ? List.of() : older;
  }

  /** Whether an answer is wrong. */
  public boolean hasErrors() {
    return !errors().isEmpty();
  }

  /** The questions with wrong answers, those below others too, in order. */
  public List<Question> errors() {
    return java.util.stream.Stream.of(core, next, more)
        .flatMap(List::stream)
        .flatMap(question -> question.all().stream())
        .filter(question -> !question.error().isEmpty())
        .toList();
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "FormView[" + core.size() + " core, " + next.size() + " next]";
  }

  /**
   * One question.
   *
   * @param linkId its name
   * @param prefix its number; empty if it has none
   * @param text what is asked
   * @param control how it is answered
   * @param choices what may be chosen
   * @param value what was entered; empty if nothing or if it is chosen
   * @param unit of a number; empty if it has none
   * @param hints what helps
   * @param error what is wrong with the answer; empty if nothing
   * @param known what is on file; null if nothing
   * @param below questions below it
   */
  public record Question(
      String linkId,
      String prefix,
      String text,
      Control control,
      List<Choice> choices,
      String value,
      String unit,
      List<String> hints,
      String error,
      @Nullable OnFile known,
      List<Question> below) {

    /** Name of its field. */
    public String field() {
      return FormPages.FIELD + linkId;
    }

    /** Id of the element that gets the focus. */
    public String target() {
      return choices.isEmpty() ? "q-" + linkId : choices.get(0).id();
    }

    /** Whether it has an answer that can be taken back. */
    public boolean isAnswered() {
      return !value.isEmpty() || choices.stream().anyMatch(c -> c.isChosen() && !c.isNone());
    }

    /** Choices that have a place on the figure. */
    public boolean hasMap() {
      return choices.stream().anyMatch(choice -> choice.place() != null);
    }

    List<Question> all() {
      List<Question> all = new java.util.ArrayList<>(List.of(this));
      below.forEach(question -> all.addAll(question.all()));
      return all;
    }

    /** Name only. */
    @Override
    public String toString() {
      return "Question[" + linkId + "]";
    }
  }

  /** How a question is answered. */
  public enum Control {
    RADIO,
    CHECKBOX,
    NUMBER,
    DAY
  }

  /**
   * One thing that may be chosen.
   *
   * @param id of its control
   * @param value what is posted; empty for "not recorded"
   * @param text what it is called
   * @param place where it stands on the figure; null if nowhere
   */
  public record Choice(
      String id, String value, String text, boolean isChosen, @Nullable Spot place) {

    /** Whether choosing it records nothing. */
    public boolean isNone() {
      return value.isEmpty();
    }
  }

  /**
   * A place on the figure.
   *
   * @param isSided whether it tells which hip hurts
   */
  public record Spot(String view, int x, int y, boolean isSided) {

    /** The same place on the patient's left. */
    public int mirrored() {
      return WIDTH - x;
    }

    private static final int WIDTH = 200;
  }

  /** What is on file for a question; {@code isCopied} = it can be taken over. */
  public record OnFile(List<Filed> records, boolean isCopied) {

    /** Defensive copy. */
    public OnFile {
      records = List.copyOf(records);
    }

    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "OnFile";
    }
  }

  /**
   * One record.
   *
   * @param text what it says
   * @param language of the text
   * @param when day of it; empty if it has none
   * @param source its reference; empty if it has none
   */
  public record Filed(String text, String language, String when, String source) {

    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "Filed";
    }
  }

  /**
   * What the answers changed.
   *
   * @param cards cards now and cards that are gone
   * @param written what each answer becomes, and whether it is in the chart
   * @param note the answers as plain text
   * @param outcome what became of writing them
   * @param overruled answers that do not count, because the chart says otherwise
   * @param isEarlier whether the page holds newer answers that are not saved
   */
  public record Result(
      List<ChangedCard> cards,
      List<WrittenLine> written,
      String note,
      Outcome outcome,
      List<Overruled> overruled,
      boolean isEarlier) {

    /** Defensive copies. */
    public Result {
      cards = List.copyOf(cards);
      overruled = List.copyOf(overruled);
      written = List.copyOf(written);
    }

    /** Whether the cards are those that a chart shows that is opened now. */
    public boolean isOfChart() {
      return outcome == Outcome.SAVED
          || outcome == Outcome.PARTLY_SAVED
          || outcome == Outcome.NOTHING;
    }

    /** Whether an urgent card is not shown any more. */
    public boolean hasLost() {
      return cards.stream().anyMatch(ChangedCard::isLost);
    }

    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "Result[" + outcome + "]";
    }
  }

  /**
   * An answer that does not count.
   *
   * @param question what was asked
   * @param record what counts in its place
   */
  public record Overruled(String question, Filed record) {}
}
