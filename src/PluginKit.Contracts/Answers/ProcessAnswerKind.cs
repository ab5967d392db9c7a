namespace PluginKit.Contracts.Answers;

/// <summary>The classes of answers that an application treats differently.</summary>
public enum ProcessAnswerKind
{
    /// <summary>A document that says the request was answered as asked.</summary>
    Document,

    /// <summary>A document that says it was not: <c>ok</c> is false, the outcome is a failure, or there are issues. The document tells what happened.</summary>
    DomainFailure,

    /// <summary>A document of another format or a newer schema, or without members it cannot be used without: the two programs do not match.</summary>
    Incompatible,

    /// <summary>No document: the process did not start, did not end in time, printed nothing or something else.</summary>
    TransportFailure,
}
