namespace PluginKit.Contracts.Problems;

public static partial class ProblemCodes
{
    /// <summary>The plan brings executable surfaces that nobody has consented to.</summary>
    public const string NeedsConsent = "needs_consent";

    /// <summary>A saved plan does not say what would be done.</summary>
    public const string PlanInvalid = "plan_invalid";
}
