using BenchmarkDotNet.Running;
using PluginKit.Benchmarks.Running;

// "once NAME" runs one operation in this fresh process and prints what it cost, memory peak included; anything else is BenchmarkDotNet's.
return args is ["once", .. var names]
    ? await SingleRun.RunAsync(names)
    : BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(args, new SuiteConfig()).Any(static summary => summary.HasCriticalValidationErrors) ? 1 : 0;
