namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Whether applying a plan with new or changed executable surfaces needs the plan's digest echoed back.</summary>
public enum ExecutableConsent
{
    /// <summary>It does: without it nothing is touched and the answer is <c>needs_consent</c>.</summary>
    Required = 0,

    /// <summary>It does not: the application asks its user itself. Plans list the surfaces all the same.</summary>
    NotRequired = 1,
}
