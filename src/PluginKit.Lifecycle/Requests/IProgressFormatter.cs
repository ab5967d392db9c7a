namespace PluginKit.Lifecycle.Requests;

/// <summary>Puts progress into words. An application that speaks another language registers its own before <c>AddPluginKitLifecycle</c>.</summary>
public interface IProgressFormatter
{
    /// <summary>The sentence of <see cref="LifecycleProgress.Message"/>.</summary>
    /// <param name="progress">The event; its message is empty.</param>
    /// <returns>One line.</returns>
    string Describe(LifecycleProgress progress);
}
