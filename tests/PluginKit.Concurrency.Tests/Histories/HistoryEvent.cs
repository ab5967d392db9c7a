namespace PluginKit.Concurrency.Tests.Histories;

/// <summary>An operation of one process as it looked from outside: when it was asked for, when it was answered, and what the answer was.</summary>
/// <param name="Kind"><c>add</c>, <c>update</c>, <c>remove</c>, <c>repair</c>, <c>publish</c> or <c>damage</c>.</param>
/// <param name="Asked">Position in the order of all questions and answers.</param>
/// <param name="Answered">Position in the order of all questions and answers.</param>
/// <param name="Turn">Its turn with the machine lock; <see langword="null"/> when it was answered without it.</param>
/// <param name="Answer"><c>applied</c>, <c>nothing</c>, or the code of the error.</param>
/// <param name="First">Digest of the state when its turn began.</param>
/// <param name="Last">Digest of the state when its turn ended.</param>
internal sealed record HistoryEvent(string Kind, int Asked, int Answered, long? Turn, string Answer, string? First, string? Last);
